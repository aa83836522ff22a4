package rule

// gathered joins issues of the same key: places and files add up, and where the subjects differ
// the issue is about the whole.
type gathered struct {
	issues []Issue
	at     map[string]int
}

func newGathered() *gathered { return &gathered{at: map[string]int{}} }

// add gives the issue where it is the first of its key, for what only that needs; else nil.
func (g *gathered) add(i Issue, key ...string) *Issue {
	i.key = key
	id := i.Fingerprint()
	n, seen := g.at[id]
	if !seen {
		g.at[id] = len(g.issues)
		g.issues = append(g.issues, i)
		return &g.issues[len(g.issues)-1]
	}
	old := &g.issues[n]
	old.places = append(old.Places(), i.Places()...)
	old.Count += i.Count
	if old.Path != i.Path {
		old.Path = "."
	}
	if old.Package != i.Package {
		old.Package = ""
	}
	if len(old.Locations) < 20 {
		old.Locations = append(old.Locations, i.Locations...)
	}
	return nil
}

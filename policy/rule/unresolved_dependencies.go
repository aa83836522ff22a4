package rule

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var unresolvedDependencies = Check{
	ID: "DEP-001", Name: "dependencies without a licence", Severity: Warning, Clause: "3.3.1",
	Explain: "The tree names these dependencies and does not hold their licences, and neither the resolution snapshot nor a curation of the policy says what they are. " +
		"What only develops, tests or builds the tree is counted apart: it is not part of what is published.",
	Fix: "Run licit resolve, review licit.resolved.json and commit it; pin what has no version, or lock it; write a curation for images, actions, system packages and copies, which it does not look up, and for what a person had to read.",
	Find: func(facts *Facts) []Issue {
		var out []Issue
		shipped, closeness := facts.shipped(), facts.relations()
		for _, relation := range []string{inventory.RelRuntime, inventory.RelBuild} {
			issue := Issue{Check: "DEP-001", Relation: relation, key: []string{"dependencies", relation}}
			all, optional := 0, 0
			lacking, resolved := lack{}, facts.Inventory.Source.Resolved != ""
			for _, p := range facts.Inventory.Packages {
				if own(p) || shipped[p.ID] != (relation == inventory.RelRuntime) {
					continue
				}
				all++
				if facts.licence(p) != "" {
					continue
				}
				issue.Count++
				lacking.add(p, resolved)
				if closeness[p.ID] == inventory.RelOptional {
					optional++
				}
				if len(p.Locations) > 0 {
					issue.Locations = append(issue.Locations, p.Locations[0])
				}
			}
			if issue.Count == 0 {
				continue
			}
			what := "dependencies"
			if relation == inventory.RelBuild {
				what = "tools for development, test and build"
			}
			issue.Reason = fmt.Sprintf("%d of %d %s have no licence that could be concluded", issue.Count, all, what)
			if optional > 0 {
				issue.Reason += fmt.Sprintf(", %d of them optional", optional)
			}
			next, groups := lacking.next(resolved)
			issue.Reason, issue.Groups = issue.Reason+next, groups
			sort.Slice(issue.Locations, func(i, j int) bool {
				a, b := issue.Locations[i], issue.Locations[j]
				return a.Path < b.Path || a.Path == b.Path && a.Line < b.Line
			})
			issue.Locations = issue.Locations[:min(len(issue.Locations), 1)]
			if len(issue.Locations) > 0 {
				issue.Path = issue.Locations[0].Path
			}
			for _, f := range facts.Inventory.Findings {
				if f.Kind == inventory.FindUnresolved {
					issue.Evidence = []string{f.ID}
				}
			}
			out = append(out, issue)
		}
		return out
	},
}

// lack counts the packages without a licence by what can be done about them.
type lack struct {
	known   []string // licit resolve looks them up
	loose   []string // it would, and they have no version
	foreign []string // images, actions, packages of a system, copies: it does not
}

func (l *lack) add(p inventory.Package, resolved bool) {
	typ, _, _ := strings.Cut(strings.TrimPrefix(p.PURL, "pkg:"), "/")
	switch {
	case !slices.Contains([]string{"golang", "npm", "pypi", "cargo", "maven"}, typ):
		l.foreign = append(l.foreign, p.ID)
	case p.Version == "" && !(typ == "maven" && p.Requirement == "" && !resolved): // a parent or BOM elsewhere may fix it
		l.loose = append(l.loose, p.ID)
	default:
		l.known = append(l.known, p.ID)
	}
}

// next is what to do, in words and package by package; resolved says that licit resolve has been there.
func (l *lack) next(resolved bool) (words string, groups []Group) {
	var out []string
	add := func(list []string, what, said string) {
		if len(list) > 0 {
			groups, out = append(groups, Group{what, list}), append(out, said)
		}
	}
	switch {
	case resolved:
		add(l.known, "licit resolve has no answer", fmt.Sprintf("licit resolve has no answer for %d", len(l.known)))
	case len(l.loose)+len(l.foreign) > 0:
		add(l.known, "licit resolve looks up", fmt.Sprintf("run licit resolve for %d", len(l.known)))
	default:
		add(l.known, "licit resolve looks up", "run licit resolve")
	}
	add(l.loose, "pin: no version", fmt.Sprintf("pin %d without a version", len(l.loose)))
	add(l.foreign, "curate", fmt.Sprintf("curate %d of other kinds", len(l.foreign)))
	return "; " + strings.Join(out, "; "), groups
}

// own reports whether a package is of the tree itself.
func own(p inventory.Package) bool {
	return p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace
}

// licence is what is concluded of a package: by a person in a curation, else in
// the inventory; empty if nothing is.
func (f *Facts) licence(p inventory.Package) string {
	if c, ok := f.Curations[p.PURL]; ok && p.PURL != "" {
		return c
	}
	if p.Concluded.Expression == "NOASSERTION" {
		return ""
	}
	if f.Chosen != nil {
		branch, _ := f.Chosen(p.PURL, "", p.Concluded.Expression)
		return branch
	}
	return p.Concluded.Expression
}

// shipped finds the packages that may be part of what is published: those that an edge
// other than development, test and build leads to from the tree's own packages, and
// those that no edge leads to, of which nobody says what they are for.
func (f *Facts) shipped() map[string]bool {
	if f.ships != nil {
		return f.ships
	}
	n := len(f.Inventory.Packages)
	next, reached, out := make(map[string][]string, n), make(map[string]bool, n), make(map[string]bool, n)
	for _, e := range f.Inventory.Dependencies {
		reached[e.To] = true
		switch e.Relation {
		case inventory.RelDev, inventory.RelTest, inventory.RelBuild:
		default:
			next[e.From] = append(next[e.From], e.To)
		}
	}
	var queue []string
	for _, p := range f.Inventory.Packages {
		if own(p) || !reached[p.ID] {
			out[p.ID] = true
			queue = append(queue, p.ID)
		}
	}
	for len(queue) > 0 {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, to := range next[id] {
			if !out[to] {
				out[to] = true
				queue = append(queue, to)
			}
		}
	}
	f.ships = out
	return out
}

package scanner

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
)

// oracleTarget is the share that components and edges must reach, found of those there are and
// right of those found.
const oracleTarget = 0.99

// told is what a client says of one manifest of a tree. A dependency is "name@version"; a package of the
// tree itself is its directory with a slash before it: "/" is the root.
type told struct {
	components map[string]bool
	edges      map[oracleEdge]bool
	files      []string // inventory paths of the manifests that it is about
	beyond     bool     // part of it stands in the snapshot, for all manifests together
}

type oracleEdge struct{ from, to string }

func newTold(files ...string) *told {
	return &told{components: map[string]bool{}, edges: map[oracleEdge]bool{}, files: files}
}

// TestOracleTrees compares dependencies with what the ecosystem's own client says of the same lock file:
//
//	LICIT_ORACLE_TREES=/path/a:/path/b go test -run TestOracleTrees -v ./scanner
//
// The clients run in the trees, so give copies of trees that you trust. A client that is not installed is
// skipped with a line. Edges of Go and transitive packages of Maven stand in the snapshot: run licit resolve in those
// trees first.
func TestOracleTrees(t *testing.T) {
	t.Parallel()
	trees := filepath.SplitList(os.Getenv("LICIT_ORACLE_TREES"))
	if len(trees) == 0 {
		t.Skip("LICIT_ORACLE_TREES names no trees")
	}
	for _, c := range oracles {
		t.Run(c.ecosystem, func(t *testing.T) {
			var sum oracleScore
			for _, dir := range trees {
				manifests := oracleManifests(t, dir, c.manifest)
				if len(manifests) == 0 {
					continue
				}
				tree, err := source.Open(t.Context(), dir, source.Options{})
				if err != nil {
					t.Fatal(err)
				}
				inv := scan(t, tree)
				tree.Close()
				var one oracleScore
				for _, m := range manifests {
					truth, err := c.ask(dir, m)
					if errors.Is(err, errPart) {
						continue
					}
					if err != nil {
						t.Logf("%s: %s not asked: %v", dir, m, err)
						continue
					}
					one.add(compare(inv, c.purl, truth, func(format string, args ...any) {
						t.Logf("%s: %s: %s", filepath.Base(dir), m, fmt.Sprintf(format, args...))
					}))
				}
				t.Logf("| %s | %s | %s |", c.ecosystem, filepath.Base(dir), one)
				sum.add(one)
			}
			if sum.components.truth == 0 {
				t.Skip("no tree has a manifest for it")
			}
			t.Logf("| %s | together | %s |", c.ecosystem, sum)
			for what, n := range map[string]oracleCount{"components": sum.components, "edges": sum.edges} {
				if n.recall() < oracleTarget || n.precision() < oracleTarget {
					t.Errorf("%s: recall %.3f, precision %.3f, want %.2f", what, n.recall(), n.precision(), oracleTarget)
				}
			}
		})
	}
}

// oracleManifests lists the manifests of a name in a tree, without those in installed packages.
func oracleManifests(t *testing.T, dir, name string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{".git", "node_modules", "target", "vendor", "testdata", "fixtures"}, d.Name()) {
			return filepath.SkipDir
		}
		if d.Name() == name && d.Type().IsRegular() {
			rel, err := filepath.Rel(dir, p)
			if err != nil {
				return err
			}
			found = append(found, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// oracleOwn are the manifests that describe a package of the tree.
var oracleOwn = []string{"package.json", "go.mod", "Cargo.toml", "pyproject.toml", "pom.xml"}

// compare holds what an inventory says of some manifests against what the client says. Build tools, what only
// they ask for, and what a profile of Maven switches on are left out: the clients do not list them.
func compare(inv *inventory.Inventory, purlType string, truth *told, say func(string, ...any)) oracleScore {
	about := func(p inventory.Package) bool {
		return slices.ContainsFunc(p.Locations, func(l inventory.Location) bool { return slices.Contains(truth.files, l.Path) })
	}
	name := map[string]string{}                            // of our packages, as the truth calls them
	tools, brought := map[string]bool{}, map[string]bool{} // build tools; what the packages that the client speaks of bring
	var queue []string
	for _, p := range inv.Packages {
		tools[p.ID] = p.Kind == inventory.KindTool
		if own := p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace; own && about(p) {
			queue = append(queue, p.ID)
		}
	}
	below := map[string][]string{}
	for _, d := range inv.Dependencies {
		if !tools[d.To] && !strings.HasPrefix(d.Condition, "profile ") {
			below[d.From] = append(below[d.From], d.To)
		}
	}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, to := range below[id] {
			if !brought[to] {
				brought[to] = true
				queue = append(queue, to)
			}
		}
	}
	also := map[string]string{} // of those of the tree, as a dependency
	have := newTold()
	for _, p := range inv.Packages {
		if p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace {
			for _, l := range p.Locations {
				if name[p.ID] == "" && slices.Contains(oracleOwn, path.Base(l.Path)) {
					name[p.ID] = ownName(path.Dir(l.Path))
				}
			}
			if p.Kind == inventory.KindRoot {
				name[p.ID] = "/"
			}
			// One part of the tree may ask for another as it was published.
			if published := p.Name + "@" + p.Version; truth.components[published] {
				have.components[published], also[p.ID] = true, published
			}
			continue
		}
		if !strings.HasPrefix(p.ID, "pkg:"+purlType+"/") || !about(p) || tools[p.ID] || truth.beyond && !brought[p.ID] {
			continue
		}
		name[p.ID] = p.Name + "@" + p.Version
		have.components[name[p.ID]] = true
	}
	for _, d := range inv.Dependencies {
		from, to := name[d.From], cmp.Or(also[d.To], name[d.To])
		if from == "" || to == "" || strings.HasPrefix(to, "/") || strings.HasPrefix(d.Condition, "profile ") {
			continue
		}
		if e := (oracleEdge{also[d.From], to}); truth.edges[e] {
			have.edges[e] = true
		}
		if strings.HasPrefix(from, "/") && !(truth.beyond && truth.owns(from)) && !slices.ContainsFunc(d.Locations, func(l inventory.Location) bool {
			return slices.Contains(truth.files, l.Path) && !truth.beyond || truth.owns(from) && path.Dir(l.Path) == cmp.Or(strings.TrimPrefix(from, "/"), ".")
		}) {
			continue // that of a manifest beside, which this client does not read
		}
		have.edges[oracleEdge{from, to}] = true
	}
	var s oracleScore
	for c := range truth.components {
		s.components.add(true, have.components[c])
		if !have.components[c] {
			say("missed %s", c)
		}
	}
	for c := range have.components {
		if !truth.components[c] {
			s.components.add(false, true)
			say("too much %s", c)
		}
	}
	for e := range truth.edges {
		s.edges.add(true, have.edges[e])
		if !have.edges[e] {
			say("missed edge %s -> %s", e.from, e.to)
		}
	}
	for e := range have.edges {
		if !truth.edges[e] {
			s.edges.add(false, true)
			say("edge too much %s -> %s", e.from, e.to)
		}
	}
	return s
}

// owns reports whether the truth is about a package of the tree.
func (t *told) owns(own string) bool {
	for e := range t.edges {
		if e.from == own {
			return true
		}
	}
	return false
}

type oracleCount struct{ truth, ours, both int }

func (c *oracleCount) add(truth, ours bool) {
	if truth {
		c.truth++
	}
	if ours {
		c.ours++
	}
	if truth && ours {
		c.both++
	}
}

func (c oracleCount) recall() float64    { return float64(c.both) / float64(max(c.truth, 1)) }
func (c oracleCount) precision() float64 { return float64(c.both) / float64(max(c.ours, 1)) }

func (c oracleCount) String() string {
	return fmt.Sprintf("%d | %.3f | %.3f", c.truth, c.recall(), c.precision())
}

type oracleScore struct{ components, edges oracleCount }

func (s *oracleScore) add(o oracleScore) {
	for _, c := range []struct{ into, from *oracleCount }{{&s.components, &o.components}, {&s.edges, &o.edges}} {
		c.into.truth, c.into.ours, c.into.both = c.into.truth+c.from.truth, c.into.ours+c.from.ours, c.into.both+c.from.both
	}
}

func (s oracleScore) String() string { return s.components.String() + " | " + s.edges.String() }

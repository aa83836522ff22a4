package scanner

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
	"go.yaml.in/yaml/v4"
)

// nativeTruth is what a person read in a repository of C or C++, one file in testdata/native each.
type nativeTruth struct {
	Repository string
	Commit     string
	// Pinned have a version in the repository, Declared are asked for without one, Vendored lie in the
	// tree, Undeclared are included and named nowhere.
	Pinned, Declared, Vendored, Undeclared []nativeComponent
}

type nativeComponent struct {
	Name    string
	Also    []string // other names of the same
	Version string
	At      string // a place in it, of what has no name of its own
}

// nativeChannels are the ecosystems that the lists cover.
var nativeChannels = []string{"autotools", "bazel", "cmake", "conan", "flatpak", "gclient", "getdeps", "idf", "include", "makefile", "meson", "otherbuild", "platformio", "qmake", "repo", "script", "snapcraft", "submodule", "vcpkg", "vendored", "west"}

// The targets, as shares.
const (
	nativePinned   = 0.95
	nativeDeclared = 0.90
	nativeVendored = 0.90
	nativeNoise    = 0.05
)

// TestNativeTrees compares what is found in real trees with the lists that were written by reading them:
//
//	LICIT_NATIVE_TREES=/path/a:/path/b go test -run TestNativeTrees -v ./scanner
//
// A tree is told by its commit. The targets hold for all trees given, together.
func TestNativeTrees(t *testing.T) {
	t.Parallel()
	trees := filepath.SplitList(os.Getenv("LICIT_NATIVE_TREES"))
	truths := readNativeTruth(t)
	if len(trees) == 0 {
		t.Skip("LICIT_NATIVE_TREES names no trees")
	}
	var sum nativeScore
	for _, dir := range trees {
		tree, err := source.Open(t.Context(), dir, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		inv := scan(t, tree)
		tree.Close()
		truth, ok := truths[inv.Source.Revision]
		if !ok {
			t.Errorf("%s: no list for commit %s", dir, inv.Source.Revision)
			continue
		}
		score := truth.score(inv, func(format string, args ...any) { t.Logf(format, args...) })
		t.Logf("%s: %s", truth.Repository, score)
		sum.add(score)
	}
	t.Logf("together: %s", sum)
	for _, c := range []struct {
		name string
		got  share
		want float64
	}{{"pinned", sum.pinned, nativePinned}, {"declared", sum.declared, nativeDeclared}, {"vendored", sum.vendored, nativeVendored}} {
		if c.got.of > 0 && c.got.value() < c.want {
			t.Errorf("%s: %s, want %.2f", c.name, c.got, c.want)
		}
	}
	if sum.noise.value() > nativeNoise {
		t.Errorf("noise: %s, want at most %.2f", sum.noise, nativeNoise)
	}
}

func readNativeTruth(t *testing.T) map[string]nativeTruth {
	t.Helper()
	files, err := filepath.Glob("testdata/native/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no lists in testdata/native", err)
	}
	truths := map[string]nativeTruth{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var truth nativeTruth
		if err := yaml.Unmarshal(data, &truth); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(truth.Commit) != 40 || truths[truth.Commit].Commit != "" || len(truth.Pinned)+len(truth.Declared)+len(truth.Vendored) == 0 {
			t.Errorf("%s: a list needs a commit of its own and components", file)
		}
		truths[truth.Commit] = truth
	}
	return truths
}

// plainNative is a name without what channels write differently.
func plainNative(name string) string {
	name = strings.NewReplacer("-", "", "_", "", ".", "", " ", "", "+", "p").Replace(strings.ToLower(name))
	return strings.TrimPrefix(name, "lib")
}

func (c nativeComponent) is(p inventory.Package) bool {
	if c.At != "" {
		return slices.ContainsFunc(p.Files, func(f string) bool { return f == c.At || strings.HasPrefix(c.At, f+"/") })
	}
	return c.names(p)
}

func (c nativeComponent) names(p inventory.Package) bool {
	return slices.ContainsFunc(append(c.Also, c.Name), func(name string) bool { return plainNative(name) == plainNative(p.Name) })
}

// score counts each expected component once, and each found package that no list holds as noise.
func (truth nativeTruth) score(inv *inventory.Inventory, say func(string, ...any)) nativeScore {
	var found []inventory.Package
	for _, p := range inv.Packages {
		if p.Kind != inventory.KindRoot && p.Kind != inventory.KindWorkspace && slices.Contains(nativeChannels, p.Ecosystem) {
			found = append(found, p)
		}
	}
	inTree := func(p inventory.Package) bool {
		return p.Kind == inventory.KindVendored || p.Kind == inventory.KindArchive
	}
	var s nativeScore
	count := func(class string, into *share, list []nativeComponent, fits func(nativeComponent, inventory.Package) bool) {
		for _, c := range list {
			into.of++
			if slices.ContainsFunc(found, func(p inventory.Package) bool { return c.is(p) && fits(c, p) }) {
				into.n++
			} else {
				say("%s: missed %s %s %s", truth.Repository, class, c.Name, c.Version)
			}
		}
	}
	hasVersion := func(c nativeComponent, p inventory.Package) bool {
		return c.Version == "" || p.Version != "" && strings.HasPrefix(p.Version, c.Version)
	}
	count("pinned", &s.pinned, truth.Pinned, func(c nativeComponent, p inventory.Package) bool { return !inTree(p) && hasVersion(c, p) })
	count("declared", &s.declared, truth.Declared, func(_ nativeComponent, p inventory.Package) bool { return !inTree(p) })
	count("vendored", &s.vendored, truth.Vendored, func(c nativeComponent, p inventory.Package) bool { return inTree(p) && hasVersion(c, p) })
	count("undeclared", &s.undeclared, truth.Undeclared, func(_ nativeComponent, p inventory.Package) bool { return p.Ecosystem == "include" })
	all := slices.Concat(truth.Pinned, truth.Declared, truth.Vendored, truth.Undeclared)
	s.noise.of = len(found)
	for _, p := range found {
		// A part of what a list holds is no noise.
		if !slices.ContainsFunc(all, func(c nativeComponent) bool { return c.is(p) || c.names(p) }) {
			s.noise.n++
			say("%s: noise %s (%s) %v", truth.Repository, p.ID, p.Ecosystem, slices.MinFunc(p.Locations, func(a, b inventory.Location) int { return cmp.Compare(a.Path, b.Path) }))
		}
	}
	return s
}

type nativeScore struct{ pinned, declared, vendored, undeclared, noise share }

func (s *nativeScore) add(o nativeScore) {
	s.pinned.add(o.pinned)
	s.declared.add(o.declared)
	s.vendored.add(o.vendored)
	s.undeclared.add(o.undeclared)
	s.noise.add(o.noise)
}

func (s nativeScore) String() string {
	return "pinned " + s.pinned.String() + ", declared " + s.declared.String() + ", vendored " + s.vendored.String() + ", undeclared " + s.undeclared.String() + ", noise " + s.noise.String()
}

// share is n of so many.
type share struct{ n, of int }

func (s *share) add(o share) { s.n, s.of = s.n+o.n, s.of+o.of }

func (s share) value() float64 { return float64(s.n) / float64(max(s.of, 1)) }

func (s share) String() string { return fmt.Sprintf("%d of %d", s.n, s.of) }

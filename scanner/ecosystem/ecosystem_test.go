package ecosystem

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the fixtures expect")

// A fixture is testdata/<ecosystem>-<case>.txtar: the files of a small tree, and
// last, in "want", what must be read from them. Its comment may hold lines
// "gitlink PATH COMMIT" and "exists PATH". A file "outside/PURL" is the manifest of a package elsewhere.
func TestFixtures(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]Ecosystem{}
	for _, e := range All() {
		byName[e.Name] = e
	}
	covered := map[string]bool{}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), "-")
		e, ok := byName[name]
		if !ok {
			t.Errorf("%s: no ecosystem is called %q", file, name)
			continue
		}
		covered[name] = true
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			checkFixture(t, e, file)
		})
	}
	for name := range byName {
		if !covered[name] {
			t.Errorf("ecosystem %q has no fixture: add testdata/%s-<case>.txtar", name, name)
		}
	}
}

func checkFixture(t *testing.T, e Ecosystem, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ar := txtar.Parse(data)
	if len(ar.Files) == 0 || ar.Files[len(ar.Files)-1].Name != "want" {
		t.Fatalf("%s: the last section must be called want", file)
	}
	want := &ar.Files[len(ar.Files)-1]
	in := fixtureInput(&e, ar)
	got := printOutput(e.Read(in))
	if in.Outside != nil {
		in.Outside.Manifest = nil // what was learnt says the same
	}
	if again := printOutput(e.Read(in)); again != got {
		t.Errorf("a second reading differs:\n%s", firstDifference(got, again))
	}
	if got == string(want.Data) {
		return
	}
	if *update {
		want.Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s (-update rewrites it):\n%s", file, firstDifference(string(want.Data), got))
}

// fixtureInput makes the input that a tree of these files would give.
func fixtureInput(e *Ecosystem, ar *txtar.Archive) *Input {
	exists, links := map[string]bool{}, map[string]string{}
	in := &Input{
		Exists:  func(p string) bool { return exists[p] },
		Gitlink: func(p string) string { return links[p] },
	}
	outside := map[string][]byte{}
	mark := func(p string) {
		for ; p != "." && p != "/"; p = path.Dir(p) {
			exists[p] = true
		}
		exists["."] = true
	}
	for _, line := range strings.Split(string(ar.Comment), "\n") {
		switch f := strings.Fields(line); {
		case len(f) == 3 && f[0] == "gitlink":
			links[f[1]] = f[2]
			mark(f[1])
		case len(f) == 2 && f[0] == "exists":
			mark(f[1])
		}
	}
	for _, f := range ar.Files {
		if f.Name == "want" {
			continue
		}
		if purl, ok := strings.CutPrefix(f.Name, "outside/"); ok {
			outside[purl] = f.Data
			continue
		}
		mark(f.Name)
		if e.Wants(f.Name) || e.Scripts && IsShellScript(f.Name, f.Data) {
			in.Manifests = append(in.Manifests, Manifest{Path: f.Name, Data: f.Data})
		}
	}
	slices.SortFunc(in.Manifests, func(a, b Manifest) int { return strings.Compare(a.Path, b.Path) })
	if len(outside) > 0 {
		in.Outside = &Outside{Path: "snapshot.json", Manifest: func(p inventory.Package) ([]byte, error) {
			data, ok := outside[p.PURL]
			if !ok {
				return nil, fs.ErrNotExist
			}
			return data, nil
		}}
	}
	return in
}

// printOutput writes every field that is not empty, a package, edge or problem a
// line.
func printOutput(out Output) string {
	var b bytes.Buffer
	where := func(at []inventory.Location) {
		for _, l := range at {
			fmt.Fprintf(&b, " @%s:%d", l.Path, l.Line)
		}
		b.WriteByte('\n')
	}
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " %s=%q", name, value)
		}
	}
	for _, p := range out.Packages {
		fmt.Fprintf(&b, "%s %s", p.Kind, p.ID)
		if p.PURL != p.ID {
			field("purl", p.PURL)
		}
		field("name", p.Name)
		field("version", p.Version)
		field("requirement", p.Requirement)
		field("declared", p.Declared.Expression)
		field("from", p.Declared.Source)
		field("supplier", p.Supplier)
		if p.Origin != nil {
			field("url", p.Origin.URL)
			field("vcs", p.Origin.VCS)
			field("commit", p.Origin.Commit)
		}
		for _, h := range p.Hashes {
			fmt.Fprintf(&b, " %s:%s(%s)", h.Alg, h.Value, h.Of)
		}
		field("modified", p.Modified)
		field("reason", p.ModifiedReason)
		field("files", strings.Join(p.Files, " "))
		field("unresolved", p.Unresolved)
		where(p.Locations)
	}
	for _, d := range out.Dependencies {
		fmt.Fprintf(&b, "edge %s -> %s %s %s", d.From, d.To, d.Relation, d.Scope)
		field("asks", d.Requirement)
		field("if", d.Condition)
		where(d.Locations)
	}
	for _, p := range out.Problems {
		fmt.Fprintf(&b, "problem %s", p.Error())
		if p.Unsupported {
			b.WriteString(" (unsupported)")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for _, line := range w {
		if !slices.Contains(g, line) {
			fmt.Fprintf(&b, "- %s\n", line)
		}
	}
	for _, line := range g {
		if !slices.Contains(w, line) {
			fmt.Fprintf(&b, "+ %s\n", line)
		}
	}
	if b.Len() == 0 {
		return "the same lines in another order"
	}
	return b.String()
}

// checkSound fails where an output breaks what the model promises.
func checkSound(t *testing.T, out Output) {
	t.Helper()
	ids := map[string]bool{"": true}
	for _, p := range out.Packages {
		if ids[p.ID] {
			t.Errorf("id %q stands twice or is empty", p.ID)
		}
		ids[p.ID] = true
		if p.Kind == "" || p.Name == "" || p.Ecosystem == "" {
			t.Errorf("package %+v lacks kind, name or ecosystem", p)
		}
		if strings.ContainsAny(p.Version, "<>^*|") || strings.HasPrefix(p.Version, "~") {
			t.Errorf("version %q of %s is a range", p.Version, p.ID)
		}
		for _, h := range p.Hashes {
			if hashSizes[h.Alg] != len(h.Value) || strings.ToLower(h.Value) != h.Value || !isHex(h.Value) {
				t.Errorf("hash %+v of %s", h, p.ID)
			}
		}
	}
	for _, d := range out.Dependencies {
		if !ids[d.From] || !ids[d.To] || d.To == "" {
			t.Errorf("edge %s -> %s dangles", d.From, d.To)
		}
		if d.Relation == "" || d.Scope == "" {
			t.Errorf("edge %+v lacks relation or scope", d)
		}
	}
}

func TestFixturesAreSound(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// Every ecosystem gets the tree, also what is not meant for it.
		for _, e := range All() {
			checkSound(t, e.Read(fixtureInput(&e, ar)))
		}
	}
}

func TestRegistryIsFresh(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "registry_gen.go")
	cmd := exec.Command("go", "run", "../../internal/gen/registry", "-type", "Ecosystem", "-o", out)
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	want, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("registry_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Fatal("registry_gen.go is stale; run go generate ./...")
	}
}

func TestEcosystemFields(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, e := range All() {
		if e.Name == "" || names[e.Name] || e.PURL == "" || len(e.Files) == 0 || e.Title == "" || e.Reads == "" || e.Read == nil {
			t.Errorf("ecosystem %q: a field is empty or the name is taken", e.Name)
		}
		names[e.Name] = true
		for _, pattern := range e.Files {
			if _, err := path.Match(pattern, ""); err != nil || pattern != strings.ToLower(pattern) {
				t.Errorf("ecosystem %q: pattern %q is malformed or not in lower case", e.Name, pattern)
			}
		}
	}
}

func TestMatcher(t *testing.T) {
	t.Parallel()
	all := All()
	m := NewMatcher(all)
	for _, file := range []string{"go.mod", "x/GO.MOD", "vendor/modules.txt", "modules.txt", "x/vendor/modules.txt", ".github/workflows/ci.yml", "a/.github/workflows/x.yaml", "workflows/ci.yml",
		"requirements.txt", "requirements/dev.txt", "dev/requirements-x.txt", "Dockerfile", "Dockerfile.prod", "x.dockerfile", "pom.xml", "a.pom", ".pom", "m4/own.m4", "own.m4",
		"subprojects/a.wrap", "a.wrap", "CMakeLists.txt", "x.cmake", "x.cmake.in", "README.md", "src/main.c", "App.csproj", "Gemfile", "gradle/libs.versions.toml", "pylock.dev.toml", "/", ""} {
		var want []string
		for _, e := range all {
			if e.Wants(file) {
				want = append(want, e.Name)
			}
		}
		var got []string
		for _, e := range m.Wanting(file) {
			got = append(got, e.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: Wanting gives %v, Wants %v", file, got, want)
		}
	}
	if len(m.Wanting("a/requirements/dev.txt")) != 1 || m.Wanting("src/main.c") != nil {
		t.Error("Wanting finds too much or too little")
	}
}

func BenchmarkWanting(b *testing.B) {
	m := NewMatcher(All())
	for b.Loop() {
		m.Wanting("some/directory/of/a/tree/source_file.c")
	}
}

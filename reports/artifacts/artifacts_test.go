package artifacts

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// made is a small world: a tree, packages and engines that know two texts.
type made struct {
	inv      *inventory.Inventory
	tree     map[string]string
	packages map[string]Package
	list     map[string]string
	policy   string
}

const (
	mitText    = "MIT text: do what you like and keep this notice\n"
	apacheText = "Apache text: terms and conditions\n"
)

func newMade() *made {
	return &made{
		inv: &inventory.Inventory{
			Schema: inventory.Schema, Files: new(inventory.Rows),
			Source:   inventory.Source{Kind: "git", Root: ".", Revision: strings.Repeat("a", 40), Time: "2024-02-29T03:04:05Z", TimeFrom: "commit"},
			Packages: []inventory.Package{{ID: "pkg:generic/product", Name: "product", Kind: inventory.KindRoot, Concluded: inventory.Conclusion{Expression: "Apache-2.0", By: "rule x"}}},
			Summary:  inventory.Summary{DeclaredRoot: "Apache-2.0"},
		},
		tree: map[string]string{}, packages: map[string]Package{}, list: map[string]string{},
		policy: "version: 1\npolicy: {id: p, version: \"1\", title: t, extends: default}\n",
	}
}

// file puts a file into the tree and its row into the inventory.
func (m *made) file(t *testing.T, f inventory.File, words string) {
	t.Helper()
	sum := sha256.Sum256([]byte(words))
	f.Kind, f.Mode, f.Status, f.SHA256, f.Size = "text", inventory.ModeFile, inventory.StatusRead, hex.EncodeToString(sum[:]), int64(len(words))
	if err := m.inv.Files.Append(&f); err != nil {
		t.Fatal(err)
	}
	m.tree[f.Path] = words
}

func (m *made) depend(p inventory.Package, relation string) {
	m.inv.Packages = append(m.inv.Packages, p)
	m.inv.Dependencies = append(m.inv.Dependencies, inventory.Dependency{From: m.inv.Packages[0].ID, To: p.ID, Relation: relation})
}

func (m *made) input(t *testing.T) Input {
	t.Helper()
	pol, err := policy.Parse("p.yaml", []byte(m.policy), nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := policy.Evaluate(m.inv, pol, policy.Case{})
	if err != nil {
		t.Fatal(err)
	}
	return Input{
		Document: &reports.Document{Inventory: m.inv, Decision: d}, Policy: pol,
		ReadTree: func(_ context.Context, want func(string) bool, yield func(string, []byte) error) error {
			for name, words := range m.tree {
				if want(name) {
					if err := yield(name, []byte(words)); err != nil {
						return err
					}
				}
			}
			return nil
		},
		Packages: func(context.Context, []inventory.Package) (map[string]Package, error) { return m.packages, nil },
		ListText: func(id string) ([]byte, error) {
			if s, ok := m.list[id]; ok {
				return []byte(s), nil
			}
			return nil, errors.New("not in the list at hand")
		},
		Read: func(data []byte) Reading {
			var r Reading
			for id, words := range map[string]string{"MIT": mitText, "Apache-2.0": apacheText} {
				if bytes.Contains(data, []byte(words)) {
					r.Licences = append(r.Licences, Licence{Expression: id, Exact: true, Text: true})
				}
			}
			for l := range strings.Lines(string(data)) {
				if strings.HasPrefix(l, "Copyright") {
					r.Copyrights = append(r.Copyrights, inventory.Copyright{Text: strings.TrimSpace(l)})
				}
			}
			return r
		},
		IsText: func(template string, _ int) bool { return template != "" },
	}
}

// write makes the directory and gives its files.
func (m *made) write(t *testing.T, dir string) (*Manifest, map[string]string) {
	t.Helper()
	man, err := Write(t.Context(), m.input(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range man.Files {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		out[f.Path] = string(data)
	}
	return man, out
}

func licensed(p string, from, to int) inventory.File {
	return inventory.File{Path: p, Detected: "Apache-2.0", Licenses: []inventory.License{{Expression: "Apache-2.0", How: inventory.HowExact, Template: "Apache-2.0", Start: from, End: to}}}
}

func has(t *testing.T, in, want string) {
	t.Helper()
	if !strings.Contains(in, want) {
		t.Errorf("no %q in\n%s", want, in)
	}
}

// Words of a stranger show themselves and do nothing, in any file and medium.
func TestHostileWords(t *testing.T) {
	t.Parallel()
	const evil = "</pre><script>alert(1)</script>\x1b]0;t\x07\u202e[x](javascript:alert(1)) www.evil.example https://evil.example @all `````\n# head\n\" onload=\"x\" ::error::y"
	m := newMade()
	f := licensed("src/"+evil+"/LICENSE", 0, 10)
	f.Copyrights = []inventory.Copyright{{Text: "Copyright 2020 " + evil, Holder: evil}}
	m.file(t, f, apacheText+evil+"\n")
	m.file(t, inventory.File{Path: "NOTICE"}, "Notice of "+evil+"\n")
	m.file(t, inventory.File{Path: "x.c", Unidentified: []inventory.Unidentified{{Start: 0, End: 20}}}, "// "+evil+"\n")
	m.depend(inventory.Package{ID: "pkg:npm/" + evil, PURL: "pkg:npm/" + evil, Name: evil, Version: evil, Kind: inventory.KindDependency, Declared: inventory.Claim{Expression: "MIT", Source: evil}}, inventory.RelRuntime)
	m.depend(inventory.Package{ID: "pkg:generic/v", Name: "v" + evil, Kind: inventory.KindVendored, Modified: "yes", ModifiedReason: evil, Files: []string{"v/" + evil}, Concluded: inventory.Conclusion{Expression: "GPL-2.0-only", By: evil}}, inventory.RelVendored)
	m.depend(inventory.Package{ID: "pkg:generic/u" + evil, Name: evil, Kind: inventory.KindDependency}, inventory.RelDev)
	m.packages["pkg:npm/"+evil] = Package{Source: evil, Files: []PackageFile{{Name: evil, Data: []byte("Copyright 1 " + evil + "\n" + mitText)}}, Reason: evil}
	m.inv.Source.NotExamined = []string{evil}
	_, files := m.write(t, t.TempDir())
	tag := regexp.MustCompile(`<[^>]*>`)
	ours := regexp.MustCompile(`^</?(!DOCTYPE html|html( lang="en-GB")?|head|meta charset="utf-8"|title|style|body|h[1-6]( id="[a-z0-9-]+")?|p|ul|li|a( href="[#A-Za-z0-9./+-]+")?|pre)>$`)
	for name, data := range files {
		for _, r := range data {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Errorf("%s has a raw %U", name, r)
				break
			}
		}
		switch filepath.Ext(name) {
		case ".html":
			for _, tag := range tag.FindAllString(data, -1) {
				if !ours.MatchString(tag) {
					t.Errorf("%s has the tag %s", name, tag)
				}
			}
		case ".md":
			fence := ""
			for line := range strings.Lines(data) {
				line = strings.TrimSuffix(line, "\n")
				switch {
				case fence == "" && strings.HasPrefix(line, "```"):
					fence = strings.TrimSuffix(line, "text")
				case fence != "" && line == fence:
					fence = ""
				case fence != "" && strings.HasPrefix(line, fence):
					t.Errorf("%s: %q ends the fence %s", name, line, fence)
				case fence == "":
					for _, bad := range []string{"<script", "](javascript", "https://", "www.evil", " @all", "\n# head", "::error"} {
						if strings.Contains(line, bad) {
							t.Errorf("%s: %q outside a fence in %q", name, bad, line)
						}
					}
				}
			}
			if fence != "" {
				t.Errorf("%s: a fence is open at the end", name)
			}
		}
	}
	has(t, files["NOTICE.txt"], "Notice of </pre><script>") // and nothing is lost
	has(t, files["NOTICE.html"], "&lt;script&gt;alert(1)&lt;/script&gt;\\u001b]0;t\\u0007\\u202e")
}

// Verify sees each way in which a directory can differ.
func TestVerify(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "b")
	m := newMade()
	m.file(t, licensed("LICENSE", 0, len(apacheText)), apacheText)
	man, files := m.write(t, dir)
	if !man.Whole() {
		t.Fatalf("problems: %+v", man.Problems)
	}
	manifest := filepath.Join(dir, ManifestName)
	original, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, words string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check := func(what, want string) {
		t.Helper()
		_, differences, err := Verify(dir)
		var got []string
		for _, d := range differences {
			got = append(got, d.What+" "+d.Path)
		}
		if err != nil || strings.Join(got, ", ") != want {
			t.Errorf("%s: %v (%v), want %s", what, got, err, want)
		}
	}
	check("as written", "")
	put("NOTICE.md", strings.Replace(files["NOTICE.md"], "A", "B", 1))
	check("one letter", "changed NOTICE.md")
	put("NOTICE.md", files["NOTICE.md"])
	put("LICENSES/x.txt", "x")
	check("extra file", "extra LICENSES/x.txt")
	if err := errors.Join(os.Remove(filepath.Join(dir, "LICENSES/x.txt")), os.Mkdir(filepath.Join(dir, "empty"), 0o755)); err != nil {
		t.Fatal(err)
	}
	check("empty directory", "extra empty")
	elsewhere := filepath.Join(t.TempDir(), "NOTICE.txt")
	if err := errors.Join(os.Remove(filepath.Join(dir, "empty")), os.WriteFile(elsewhere, []byte(files["NOTICE.txt"]), 0o644), os.Remove(filepath.Join(dir, "NOTICE.txt"))); err != nil {
		t.Fatal(err)
	}
	check("missing", "missing NOTICE.txt")
	if os.Symlink(elsewhere, filepath.Join(dir, "NOTICE.txt")) == nil {
		check("a link to the same words", "changed NOTICE.txt")
		if err := os.Remove(filepath.Join(dir, "NOTICE.txt")); err != nil {
			t.Fatal(err)
		}
	}
	put("NOTICE.txt", files["NOTICE.txt"])
	for what, edit := range map[string][2]string{
		"retention":  {`"note": "No`, `"note": "no`},
		"a space":    {`{`, `{ `},
		"an unknown": {`"schema"`, `"more": 1, "schema"`},
	} {
		put(ManifestName, strings.Replace(string(original), edit[0], edit[1], 1))
		check(what, "changed manifest.json")
	}
	for _, bad := range []string{"../x", "/etc/passwd", "a/../../x", `..\x`, ManifestName, "."} {
		data, err := json.Marshal(bad)
		if err != nil {
			t.Fatal(err)
		}
		put(ManifestName, strings.Replace(string(original), `"path": "NOTICE.md"`, `"path": `+string(data), 1))
		if _, _, err := Verify(dir); err == nil {
			t.Errorf("a manifest that lists %q is read", bad)
		}
	}
	put(ManifestName, string(original))
	check("as written again", "")
}

// What lies in a directory that is none of ours stays, and nothing outside is touched.
func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	m := newMade()
	m.file(t, licensed("LICENSE", 0, len(apacheText)), apacheText)
	for name, prepare := range map[string]func(dir string) error{
		"a file of somebody": func(dir string) error { return os.WriteFile(filepath.Join(dir, "mine"), nil, 0o644) },
		"an empty directory": func(dir string) error { return os.Mkdir(filepath.Join(dir, "mine"), 0o755) },
		"a foreign manifest": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, ManifestName), []byte(`{"schema":"other"}`), 0o644)
		},
	} {
		dir := t.TempDir()
		if err := prepare(dir); err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Write(t.Context(), m.input(t), dir); err == nil {
			t.Errorf("%s: written over", name)
		}
		if after, err := os.ReadDir(dir); err != nil || len(after) != len(before) {
			t.Errorf("%s: %v became %v", name, before, after)
		}
	}
	// A run that fails half way leaves nothing behind.
	dir := t.TempDir()
	out, err := create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer out.close()
	err = out.fill(&Manifest{Schema: manifestSchema}, []document{{"LICENSES/a.txt", (&page{}).plain}, {"b.txt", func(io.Writer) error { return errors.New("full") }}})
	if left, _ := os.ReadDir(dir); err == nil || len(left) > 0 {
		t.Errorf("failed with %v and left %v", err, left)
	}
}

// A tree that changes between the scan and the reading is an error, not a wrong document.
func TestTreeChanges(t *testing.T) {
	t.Parallel()
	m := newMade()
	m.file(t, licensed("LICENSE", 0, len(apacheText)), apacheText)
	m.tree["LICENSE"] = mitText
	if _, err := Write(t.Context(), m.input(t), t.TempDir()); err == nil || !strings.Contains(err.Error(), "LICENSE changed") {
		t.Errorf("%v", err)
	}
	delete(m.tree, "LICENSE")
	m.list["Apache-2.0"] = apacheText
	if man, _ := m.write(t, t.TempDir()); len(man.Problems) != 1 || man.Problems[0].Kind != NotRead {
		t.Errorf("%+v", man.Problems)
	}
}

func states(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	var doc struct{ Obligations []group }
	if err := json.Unmarshal([]byte(files["obligations.json"]), &doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, g := range doc.Obligations {
		for _, o := range g.Occurrences {
			out[o.Component+" "+g.Duty] = g.State
		}
	}
	return out
}

// What ships, on what terms, and what is open.
func TestObligationsAreJoined(t *testing.T) {
	t.Parallel()
	m := newMade()
	m.file(t, licensed("LICENSE", 0, len(apacheText)), apacheText)
	dependency := func(name, expression string) inventory.Package {
		return inventory.Package{ID: "pkg:npm/" + name, PURL: "pkg:npm/" + name, Name: name, Version: "1", Kind: inventory.KindDependency, Concluded: inventory.Conclusion{Expression: expression, By: "rule"}}
	}
	m.depend(dependency("found", "MIT"), inventory.RelRuntime)
	m.packages["pkg:npm/found"] = Package{Source: "cache", Files: []PackageFile{{Name: "LICENSE", Data: []byte("Copyright A Maker\n" + mitText)}}}
	m.depend(dependency("silent", "MIT"), inventory.RelRuntime)
	m.packages["pkg:npm/silent"] = Package{Reason: "not in the cache"}
	m.depend(dependency("dual", "GPL-3.0-only OR MIT"), inventory.RelOptional)
	m.packages["pkg:npm/dual"] = m.packages["pkg:npm/found"]
	m.depend(dependency("dark", "NOASSERTION"), inventory.RelRuntime)
	m.depend(dependency("dev", "GPL-3.0-only"), inventory.RelDev)
	copied := inventory.Package{ID: "pkg:generic/copied", Name: "copied", Version: "2", Kind: inventory.KindVendored, Files: []string{"copied"}, Modified: "yes", ModifiedReason: "it says so", Concluded: inventory.Conclusion{Expression: "GPL-2.0-or-later", By: "rule"}}
	m.depend(copied, inventory.RelVendored)
	m.file(t, inventory.File{Path: "copied/a.c", Copyrights: []inventory.Copyright{{Text: "Copyright 1999 Old Maker"}}}, "a")
	m.list["MIT"], m.list["GPL-2.0-or-later"] = mitText, "GPL text"
	man, files := m.write(t, t.TempDir())
	got := states(t, files)
	for what, want := range map[string]string{
		"pkg:generic/product licence-text":    Satisfied,
		"pkg:npm/found licence-text":          Satisfied,
		"pkg:npm/found copyright-notice":      Satisfied,
		"pkg:npm/silent licence-text":         Satisfied, // supplied
		"pkg:npm/silent copyright-notice":     Open,
		"pkg:npm/dual licence-text":           Satisfied,
		"pkg:npm/dual source":                 "", // the lighter branch
		"pkg:npm/dark unknown":                Open,
		"pkg:npm/dev source":                  "",
		"pkg:generic/copied source":           Prepared,
		"pkg:generic/copied state-changes":    Prepared,
		"pkg:generic/copied copyright-notice": Satisfied,
		"pkg:generic/copied same-licence":     Open,
	} {
		if got[what] != want {
			t.Errorf("%s: %q, want %q", what, got[what], want)
		}
	}
	var kinds []string
	for _, p := range man.Problems {
		kinds = append(kinds, p.Kind+" "+p.Subject)
	}
	if want := []string{"licence-unknown pkg:npm/dark", "text-mismatch GPL-2.0-or-later"}; !slices.Equal(kinds, want) {
		t.Errorf("problems %q, want %q", kinds, want)
	}
	if man.Retention.Until != "2027-03-01" || man.Retention.Years != 3 || !slices.Equal(man.Retention.For, []string{"GPL-2.0-or-later"}) {
		t.Errorf("retention: %+v", man.Retention)
	}
	has(t, files["SOURCE.md"], "copied of the tree that was scanned, revision "+strings.Repeat("a", 40))
	has(t, files["MODIFICATIONS.md"], "copied 2, in copied: it says so")
	has(t, files["NOTICE.txt"], "MIT (nobody chose; the branch with the least burden of GPL-3.0-only OR MIT)")
	has(t, files["NOTICE.txt"], "Its texts were read in: cache")
	has(t, files["NOTICE.txt"], "Supplied by licit: no component for which it counts ships it.")
	if strings.Contains(files["NOTICE.txt"], "dev 1") {
		t.Error("a dev dependency is in the notice")
	}
	if n := strings.Count(files["NOTICE.txt"], "Copyright A Maker\n    MIT text"); n != 1 {
		t.Errorf("the same text stands there %d times", n)
	}
	for _, f := range []string{"internal", "saas"} {
		m.policy = "version: 1\npolicy: {id: p, version: \"1\", title: t, extends: default}\ndistribution: [" + f + "]\n"
		_, files = m.write(t, t.TempDir())
		if got := states(t, files); f == "internal" && len(got) > 0 || got["pkg:npm/found licence-text"] != "" {
			t.Errorf("%s: %v", f, got)
		}
	}
}

func TestRetentionNeedsADate(t *testing.T) {
	t.Parallel()
	m := newMade()
	m.inv.Packages[0].Concluded.Expression = "GPL-3.0-only"
	m.inv.Source.Time, m.inv.Source.TimeFrom = "1970-01-01T00:00:00Z", "none"
	man, _ := m.write(t, t.TempDir())
	if man.Retention.Until != "" || man.Retention.Years != 3 || !strings.Contains(man.Retention.Note, "SOURCE_DATE_EPOCH") {
		t.Errorf("%+v", man.Retention)
	}
}

func TestPassage(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"/* one\n * two\n */\n":           "one\ntwo\n",
		"// one\n//\n//   two\n":          "one\n\n  two",
		"# one\r\n# two\r\n":              "one\ntwo",
		"plain words\n- a list\n":         "plain words\n- a list",
		"dnl one\ndnl two\n":              "one\ntwo",
		"1. one\n2. two\n* three\nfour\n": "1. one\n2. two\n* three\nfour",
	} {
		if got := string(passage([]byte(in), 1, len(in)-1)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if passage([]byte("x"), 5, 9) != nil || passage(nil, 0, 0) != nil || passage([]byte("xyz"), -1, 2) != nil {
		t.Error("a span outside the file")
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"\ufeffa\r\nb\rc\n\n": "a|b|c", "\xa9 J\xfcrgen": "© Jürgen", "a\tb": "a       b", "\fpage": "page", "x  \n": "x", " ::error::x": ` \u003a:error::x`, "\x1b[1m": `\u001b[1m`,
	} {
		if got := strings.Join(lines([]byte(in)), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLater(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		leaf, offered string
		want          bool
	}{
		{"GPL-2.0-or-later", "GPL-2.0-only", true}, {"GPL-2.0-or-later", "GPL-3.0-or-later", true}, {"GPL-1.0-or-later", "GPL-2.0-only", true}, {"MPL-1.1+", "MPL-2.0", true},
		{"GPL-3.0-or-later", "GPL-2.0-only", false}, {"GPL-2.0-only", "GPL-3.0-only", false}, {"GPL-2.0-or-later", "LGPL-3.0-only", false},
		{"GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-3.0-only", false}, {"LicenseRef-x-or-later", "LicenseRef-x", false},
	} {
		a, err := spdx.Parse(c.leaf)
		b, err2 := spdx.Parse(c.offered)
		if err != nil || err2 != nil || later(a, b) != c.want {
			t.Errorf("%s had as %s: %v, want %v (%v %v)", c.leaf, c.offered, later(a, b), c.want, err, err2)
		}
	}
}

func TestFileName(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"MIT", "LicenseRef-../../x", "DocumentRef-a:LicenseRef-b", strings.Repeat("x", 400), "CON"} {
		name := fileName(id)
		if strings.ContainsAny(name, `/\:`) || len(name) > 150 || !strings.HasSuffix(name, ".txt") {
			t.Errorf("%q: %q", id, name)
		}
	}
	if fileName("MIT") != "MIT.txt" || fileName("a:b") == fileName("a-b") {
		t.Error("a plain id keeps its name, and another has another")
	}
}

// Whatever a text holds, the pages stay whole: what is printed comes back out of the fence.
func FuzzPage(f *testing.F) {
	f.Add("```\n</pre>", "[x](y)")
	f.Add("\x1b\u202e\xff\f\t", "<a>\n# x")
	f.Fuzz(func(t *testing.T, words, name string) {
		p := &page{title: name}
		p.h(2, "x", "%s", name)
		p.p("%s", name)
		p.li("%s", name)
		l := lines([]byte(words))
		p.pre(l)
		var md, html, text bytes.Buffer
		if err := errors.Join(p.markdown(&md), p.html(&html), p.plain(&text)); err != nil {
			t.Fatal(err)
		}
		for _, out := range []*bytes.Buffer{&md, &html, &text} {
			for _, r := range out.String() {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
					t.Fatalf("raw %U", r)
				}
			}
		}
		fence := strings.Repeat("`", max(3, longestRun(l)+1))
		if !strings.HasSuffix(md.String(), "\n"+fence+"text\n"+strings.Join(l, "\n")+"\n"+fence+"\n") {
			t.Fatalf("the fence does not hold %q:\n%s", words, md.String())
		}
		body := html.String()
		body = body[strings.Index(body, "<pre>")+5 : strings.LastIndex(body, "</pre>")]
		if strings.ContainsAny(body, "<>\"") {
			t.Fatalf("HTML in %q", body)
		}
	})
}

// A manifest is read from anywhere: no panic, and no path out of the directory.
func FuzzManifest(f *testing.F) {
	m := &Manifest{Schema: manifestSchema, Files: []ListedFile{{Path: "a/b", SHA256: "00", Size: 1}}}
	data, err := m.bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"schema":"licit-artifacts/1","files":[{"path":"../x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			return
		}
		for _, f := range m.Files {
			if !filepath.IsLocal(f.Path) || strings.Contains(f.Path, "..") && slices.Contains(strings.Split(f.Path, "/"), "..") {
				t.Fatalf("path %q", f.Path)
			}
		}
		if err := m.seal(); err != nil {
			t.Fatal(err)
		}
	})
}

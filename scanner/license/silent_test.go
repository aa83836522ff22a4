package license

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// findings lists what a text is said to hold, but for what is only mentioned.
func findings(r Result, text []byte) []string {
	var out []string
	for _, m := range r.Matches {
		if m.How != Clue {
			out = append(out, m.How+" "+m.Expression)
		}
	}
	for _, c := range r.Clauses {
		out = append(out, c.Facet)
	}
	for _, s := range append(r.Unidentified, r.Invalid...) {
		out = append(out, fmt.Sprintf("%q", text[s.Start:s.End]))
	}
	return out
}

// TestSentences reads sentences about licences that license nothing.
func TestSentences(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("testdata/silent/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	if len(lines) != 100 {
		t.Fatalf("%d sentences, want 100", len(lines))
	}
	wrong := 0
	for _, l := range lines {
		for _, f := range findings(e.Scan([]byte(l)), []byte(l)) {
			wrong++
			t.Logf("%s: %s", l, f)
		}
	}
	if wrong > 2 {
		t.Errorf("%d findings in sentences that license nothing, want at most 2", wrong)
	}
	// All of them in one text say no more.
	if f := findings(e.Scan(raw), raw); len(f) > 2 {
		t.Errorf("in one text they give %q", f)
	}
}

// unheaded blanks the headers of a source: comments, and strings of generators, that state a
// copyright.
func unheaded(path string, text []byte) ([]byte, error) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	blank := func(n ast.Node) {
		from, to := set.Position(n.Pos()).Offset, set.Position(n.End()).Offset
		if part := text[from:to]; bytes.Contains(part, []byte("opyright")) {
			copy(part, bytes.Repeat([]byte{'\n'}, len(part)))
		}
	}
	for _, c := range f.Comments {
		blank(c)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok {
			blank(l)
		}
		return true
	})
	return text, nil
}

// TestStandardLibrary reads Go's own sources without their headers: a finding in a thousand
// files is what chance may give. Every fifth file is read, and every
// one with LICIT_LIST=full.
func TestStandardLibrary(t *testing.T) {
	t.Parallel()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip(err)
	}
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	step := 5
	if os.Getenv("LICIT_LIST") == "full" {
		step = 1
	}
	files, seen, wrong := 0, 0, 0
	err = filepath.WalkDir(filepath.Join(strings.TrimSpace(string(root)), "src"), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		if seen++; seen%step != 0 {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text, err = unheaded(path, text)
		if err != nil {
			return nil // a file that is not meant to be compiled
		}
		files++
		for _, f := range findings(e.Scan(text), text) {
			wrong++
			t.Logf("%s: %s", path, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d findings in %d files", wrong, files)
	if wrong > 1+files/1000 {
		t.Errorf("%d findings in %d files, want at most one in a thousand", wrong, files)
	}
}

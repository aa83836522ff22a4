package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/licit-compliance/licit/reports/artifacts"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Every text of the SPDX list is held against its id and found to be it, but for two: the engine
// reads one as a variant and half of the other. The test needs the data of the list in the Go module cache.
func TestListTextsAreThemselves(t *testing.T) {
	t.Parallel()
	get, err := registry.ListTexts(t.Context(), registry.Options{Env: os.Getenv})
	if err != nil {
		t.Skip(err)
	}
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	read, _ := reading(engine)
	var others []string
	for _, row := range slices.Concat(spdx.Licenses(), spdx.Exceptions()) {
		if row.Deprecated {
			continue
		}
		data, err := get(row.ID)
		if err != nil {
			t.Error(err)
			continue
		}
		found := false
		for _, l := range read(data).Licences {
			e, err := spdx.Parse(l.Expression)
			if err != nil || !l.Exact || !l.Text {
				continue
			}
			e.Leaves(func(leaf spdx.Expr) {
				found = found || artifacts.SameText(leaf.ID, row.ID) || leaf.Exception == row.ID
			})
		}
		if !found {
			others = append(others, row.ID)
		}
	}
	if want := []string{"NCBI-PD"}; !slices.Equal(others, want) {
		t.Errorf("not found to be themselves: %v, want %v", others, want)
	}
}

// Threat 5 and determinism: hostile names and words through every document.
func TestHostileWordsThroughArtifacts(t *testing.T) {
	t.Parallel()
	tree, _ := hostileTree(t)
	for i, h := range hostile { // terms in a licence file and a notice, too
		write(t, filepath.Join(tree, fmt.Sprintf("p%d", i), "LICENSE"), "Copyright 2020 "+h+"\n"+h+"\nYou may use this if "+h+"\n")
		write(t, filepath.Join(tree, fmt.Sprintf("p%d", i), "NOTICE"), h+"\n")
	}
	dir := t.TempDir()
	out, stderr, code := call(t, "artifacts", "-o", dir, tree)
	if code != exitPolicy && code != exitIncomplete {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	if again, _, _ := call(t, "artifacts", "-o", dir, tree); again != out {
		t.Errorf("digest %s, then %s", out, again)
	}
	files := map[string]string{"stdout": out, "stderr": stderr}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[filepath.Base(name)] = string(data)
		return err
	})
	if err != nil || len(files) < 13 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for name, data := range files {
		if !utf8.ValidString(data) {
			t.Errorf("%s: not UTF-8", name)
		}
		for line := range strings.Lines(data) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") {
				t.Errorf("%s: a line that a CI log obeys: %q", name, line)
			}
			for _, r := range strings.TrimSuffix(line, "\n") {
				if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' {
					t.Errorf("%s: raw %U in %q", name, r, line)
					break
				}
			}
		}
	}
	if strings.Contains(files["NOTICE.html"]+files["index.html"], "<script") {
		t.Error("a script in the HTML")
	}
	if !strings.Contains(files["NOTICE.html"], "&lt;script&gt;") {
		t.Error("the words are not there")
	}
	if _, stderr, code := call(t, "artifacts", "verify", dir); code != exitPass {
		t.Errorf("verify: exit %d\n%s", code, stderr)
	}
}

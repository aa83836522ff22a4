package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the outputs that README.md shows")

// README shows what licit really prints: the block after this line is the answer
// about testdata/research-three-directories-down.txtar.
func TestREADME(t *testing.T) {
	t.Parallel()
	const intro = "What it says about a tree that mixes terms:\n\n```\n"
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(readme), intro)
	shown, rest, closed := strings.Cut(after, "```\n")
	if !ok || !closed {
		t.Fatalf("README.md has no block after %q", intro)
	}
	ar, err := txtar.ParseFile("../../testdata/research-three-directories-down.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range ar.Files {
		if f.Name != "want" {
			write(t, filepath.Join(dir, f.Name), string(f.Data))
		}
	}
	got, _, _ := call(t, "scan", dir)
	got = strings.ReplaceAll(got, " --source "+dir, "")
	if *update {
		if err := os.WriteFile("../../README.md", []byte(before+intro+got+"```\n"+rest), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != shown {
		t.Errorf("README.md shows\n%s\nlicit prints\n%s\nrun go test ./cmd/licit -update", shown, got)
	}
}

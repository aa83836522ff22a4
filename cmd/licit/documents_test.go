package main

import (
	"archive/tar"
	"bytes"
	"context"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Documents about the tree are held against it wherever it comes from, and read where the rest is read: in a
// revision, not in the work tree beside it.
func TestDocumentsOfEverySource(t *testing.T) {
	t.Parallel()
	stale := "version: 1\nanswers:\n  - {material: policy.document, by: office, date: 2020-01-02, note: in force}\n"
	broken := `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": "one"}`
	dir := changed(t, map[string]string{"programme.yaml": stale, "bom.json": broken}, map[string]string{"programme.yaml": "version: 1\n", "bom.json": "{}"})
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	for name, text := range map[string]string{"top/programme.yaml": stale, "top/bom.json": broken} {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.tar")
	write(t, file, archive.String())
	id := regexp.MustCompile(`PRG-002-[0-9a-f]{12}`)
	for name, args := range map[string][]string{"revision": {dir, "--rev", "HEAD"}, "archive": {file}} {
		out, stderr, code := say(context.Background(), "1795000000", nil, append([]string{"scan", "-o", "decision"}, args...)...)
		if code != exitPolicy || !id.MatchString(out) || !strings.Contains(out, "SBM-001-") {
			t.Errorf("%s: exit %d\n%s%s", name, code, out, stderr)
		}
		out, stderr, code = say(context.Background(), "1795000000", nil, append([]string{"explain", id.FindString(out), "--source"}, args...)...)
		if code != exitPass || !strings.Contains(out, "policy.document") {
			t.Errorf("%s, explained: exit %d\n%s%s", name, code, out, stderr)
		}
	}
	if out, _, _ := say(context.Background(), "1795000000", nil, "scan", dir, "-o", "decision"); strings.Contains(out, "PRG-002") || strings.Contains(out, "SBM-001") {
		t.Errorf("the work tree is decided by what its revision holds:\n%s", out)
	}
	// A change that leaves an answer behind fails, one that finds it so does not.
	old := changed(t, map[string]string{"programme.yaml": "version: 1\n"}, map[string]string{"programme.yaml": stale})
	if out, _, code := say(context.Background(), "1795000000", nil, "scan", old, "--new-from", "HEAD"); code != exitPolicy || !strings.Contains(out, "PRG-002") {
		t.Errorf("an answer that the change brings: exit %d\n%s", code, out)
	}
	old = changed(t, map[string]string{"programme.yaml": stale}, map[string]string{"a.c": "int a;\n"})
	if out, _, code := say(context.Background(), "1795000000", nil, "scan", old, "--new-from", "HEAD"); code != exitPass {
		t.Errorf("an answer that the base has: exit %d\n%s", code, out)
	}
}

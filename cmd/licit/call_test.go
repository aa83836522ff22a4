package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs a command in this process and returns what it printed and its exit code.
func call(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, talk bytes.Buffer
	code = run(args, &world{
		ctx: t.Context(), stop: func() {}, stdin: strings.NewReader(""), stdout: &out, stderr: &talk,
		env: func(string) string { return "" },
	})
	return out.String(), talk.String(), code
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A cancelled scan is exit 130 and writes no report.
func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, talk bytes.Buffer
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.c"), "int a;\n")
	report := filepath.Join(t.TempDir(), "r.json")
	code := run([]string{"scan", dir, "-o", "json=" + report}, &world{ctx: ctx, stop: func() {}, stdin: strings.NewReader(""), stdout: &out, stderr: &talk, env: func(string) string { return "" }})
	if code != exitCancelled || out.Len() > 0 {
		t.Errorf("exit %d, want %d\n%s%s", code, exitCancelled, out.String(), talk.String())
	}
	if _, err := os.Stat(report); err == nil {
		t.Error("a report of a cancelled scan was written")
	}
}

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// say runs a command on a given day with lines on standard input.
func say(ctx context.Context, epoch string, in io.Reader, args ...string) (stdout, stderr string, code int) {
	var out, talk bytes.Buffer
	code = run(args, &world{ctx: ctx, stop: func() {}, stdin: in, stdout: &out, stderr: &talk, env: func(name string) string {
		if name == "SOURCE_DATE_EPOCH" {
			return epoch
		}
		return ""
	}})
	return out.String(), talk.String(), code
}

// From nothing to an affirmation: every question is answered, the licences are reviewed, the
// draft appears, and only then the affirmation is asked for. 18 months later all is stale.
func TestEvidenceToTheEnd(t *testing.T) {
	t.Parallel()
	const day, later = "1795392000", "1850000000"
	dir, out := t.TempDir(), t.TempDir()
	write(t, filepath.Join(dir, "LICENSE"), "SPDX-License-Identifier: MIT\n")
	write(t, filepath.Join(dir, "a.c"), "/* SPDX-License-Identifier: ISC */\n")
	page := func() string {
		data, err := os.ReadFile(filepath.Join(out, "evidence.md"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	ask := func(lines string) string {
		t.Helper()
		stdout, stderr, code := say(t.Context(), day, strings.NewReader(lines), "evidence", "ask", dir)
		if code != exitPass {
			t.Fatalf("exit %d\n%s\n%s", code, stdout, stderr)
		}
		return stdout
	}
	evidence := func(epoch string) string {
		t.Helper()
		stdout, stderr, code := say(t.Context(), epoch, strings.NewReader(""), "evidence", "-o", out, dir)
		if code != exitPass {
			t.Fatalf("exit %d\n%s\n%s", code, stdout, stderr)
		}
		return stdout
	}
	one := "a\nboard\nhttps://example.org/doc\n\n"
	contact := "a\noss@example.org\nboard\nhttps://example.org/doc\n\n"
	// Twenty-two are open: all but the records and the two of clause 3.6. The ninth is the public contact.
	if got := ask(strings.Repeat(one, 8) + contact + strings.Repeat(one, 13)); !strings.Contains(got, "22 answered, 0 not asked") {
		t.Fatal(got)
	}
	evidence(day)
	if p := page(); !strings.Contains(p, "nobody has reviewed 2 of 2 licences found: ISC, MIT") || strings.Contains(p, "DRAFT") {
		t.Fatal("licences that nobody reviewed leave nothing open")
	}
	if got := ask("a\nlegal\nlegal\n"); !strings.Contains(got, "1 answered") {
		t.Fatal(got)
	}
	if got := evidence(day); !strings.Contains(got, "Nothing but the affirmation is open") || !strings.Contains(page(), "DRAFT, NOT SIGNED") {
		t.Fatalf("no draft: %s", got)
	}
	if got := ask(one); !strings.Contains(got, "conform.affirmation") || strings.Contains(got, "conform.duration") {
		t.Fatal(got)
	}
	if got := evidence(day); !strings.Contains(got, "answered 24, produced 1.") {
		t.Fatal(got)
	}
	if got := ask(""); !strings.Contains(got, "Nothing is open.") {
		t.Fatal(got)
	}
	if got := evidence(later); !strings.Contains(got, "stale 24") || strings.Contains(page(), "DRAFT") {
		t.Fatal(got)
	}
}

// A question that is cancelled ends at once and writes nothing; neither does a file that somebody
// changes meanwhile.
func TestAskWritesNothingByAccident(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "LICENSE"), "SPDX-License-Identifier: MIT\n")
	file := filepath.Join(dir, "programme.yaml")
	ctx, cancel := context.WithCancel(t.Context())
	in, answers := io.Pipe()
	defer in.Close()
	go func() {
		io.WriteString(answers, "a\nboard\nhttps://example.org/doc\nx\n")
		cancel() // and never another line
	}()
	if _, stderr, code := say(ctx, "1795392000", in, "evidence", "ask", dir); code != exitCancelled {
		t.Errorf("exit %d\n%s", code, stderr)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a cancelled dialogue was written")
	}
	in2, answers2 := io.Pipe()
	defer in2.Close()
	go func() {
		io.WriteString(answers2, "a\nboard\nhttps://example.org/doc\n")
		os.WriteFile(file, []byte("version: 1\norganisation: other\n"), 0o600)
		io.WriteString(answers2, "x\nq\n")
		answers2.Close()
	}()
	if _, stderr, code := say(t.Context(), "1795392000", in2, "evidence", "ask", dir); code != exitUsage || !strings.Contains(stderr, "changed while you answered") {
		t.Errorf("exit %d\n%s", code, stderr)
	}
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "other") {
		t.Errorf("what somebody else wrote is gone: %s (%v)", data, err)
	}
}

// Threat 3: a tree's programme.yaml that is a link is not followed, neither to read nor to write.
func TestProgrammeIsNoLink(t *testing.T) {
	t.Parallel()
	dir, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret")
	write(t, filepath.Join(dir, "LICENSE"), "SPDX-License-Identifier: MIT\n")
	write(t, secret, "password: swordfish\n")
	if err := os.Symlink(secret, filepath.Join(dir, "programme.yaml")); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{{"evidence", "-o", t.TempDir(), dir}, {"evidence", "ask", dir}} {
		stdout, stderr, code := say(t.Context(), "1795392000", strings.NewReader("a\nx\n\ny\n"), args...)
		if code != exitUsage || !strings.Contains(stderr, "no regular file") || strings.Contains(stdout+stderr, "password") {
			t.Errorf("%v: exit %d\n%s%s", args, code, stdout, stderr)
		}
	}
}

// The answers of a revision are those that it has, whatever stands in the work tree.
func TestEvidenceOfRevision(t *testing.T) {
	t.Parallel()
	const answer = "version: 1\nanswers:\n  - {material: policy.communication, by: board, date: 2026-11-01, note: told at the lighthouse}\n"
	dir := changed(t, map[string]string{"LICENSE": "SPDX-License-Identifier: MIT\n", "programme.yaml": answer}, map[string]string{"programme.yaml": "version: nine\n"})
	assess := func(args ...string) (string, string, int) {
		out := t.TempDir()
		_, talk, code := say(t.Context(), "1795392000", strings.NewReader(""), append([]string{"evidence", "-o", out, dir}, args...)...)
		page, _ := os.ReadFile(filepath.Join(out, evidencePage))
		return string(page), talk, code
	}
	if page, talk, code := assess("--rev", "HEAD"); code != exitPass || !strings.Contains(page, "told at the lighthouse") {
		t.Errorf("exit %d, %s\n%s", code, talk, page)
	}
	if _, talk, code := assess(); code != exitUsage || !strings.Contains(talk, "programme.yaml") {
		t.Errorf("the work tree: exit %d, %s", code, talk)
	}
	dir = changed(t, map[string]string{"programme.yaml": "version: nine\n"}, map[string]string{"programme.yaml": answer})
	if _, talk, code := assess("--rev", "HEAD"); code != exitUsage || !strings.Contains(talk, "HEAD:programme.yaml") {
		t.Errorf("a damaged one in the revision: exit %d, %s", code, talk)
	}
}

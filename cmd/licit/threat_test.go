package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/licit-compliance/licit/reports"
)

// The threats of doc/design.md, met end to end. Threats inside one room (fetching,
// archives, git objects) have their tests there.

// hostile are strings that act on a reader's medium.
var hostile = []string{
	"\x1b[2J\x1b[31mred", "::error file=x::pwned", "a\n::set-output name=x::y", "bidi\u202egnp.exe", "zero\u200bwidth",
	"</script><script>alert(1)</script>", "=HYPERLINK(\"x\")", "back\\slash", "quo\"te", "tab\there", "\u2028sep", "%41percent", "\x07bell", "\xff\xfelatin",
}

// hostileTree has such strings as names, holders, licence words and package names.
func hostileTree(t *testing.T) (dir string, entries int) {
	dir = t.TempDir()
	for i, h := range hostile {
		name := strings.ReplaceAll(h, "/", "_")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(fmt.Sprintf("/* Copyright 2020 %s Body. Permission is granted to use this file provided that %s is named, and this notice stays. */\n", h, h)), 0o644); err != nil {
			if runtime.GOOS == "linux" {
				t.Fatal(err)
			}
			continue // other systems refuse some names themselves
		}
		entries++
		sub := filepath.Join(dir, fmt.Sprintf("p%d", i))
		pkg, err := json.Marshal(map[string]any{"name": h, "version": "1.0.0", "license": "SEE " + h, "dependencies": map[string]string{h: "^1"}})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(sub, "package.json"), string(pkg))
		entries++
	}
	return dir, entries
}

// annotation is a workflow command of ours: nothing of a tree begins one or ends its properties.
var annotation = regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*,line=\d+(,endLine=\d+)?,)?title=licit[^,:]*::[^\r\n]*$`)

// Threat 5: words attack the reader. No format lets a control character, a bidi override or
// a line that begins with "::" through, and the structured ones stay valid.
func TestHostileWordsThroughEveryFormat(t *testing.T) {
	t.Parallel()
	dir, entries := hostileTree(t)
	for _, f := range reports.All() {
		out, stderr, code := call(t, "scan", dir, "-o", f.Name)
		if code != exitPolicy && code != exitIncomplete {
			t.Fatalf("%s: exit %d\n%s", f.Name, code, stderr)
		}
		if !utf8.ValidString(out) {
			t.Errorf("%s: not UTF-8", f.Name)
		}
		for _, line := range strings.Split(out+stderr, "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "::") && !(f.Name == "github" && annotation.MatchString(line)) {
				t.Errorf("%s: a line that a CI log obeys: %q", f.Name, line)
			}
			for _, r := range line {
				if r < 0x20 && r != '\t' || r == 0x7f || r == '\u202e' || r == '\u200b' || r == '\u2028' {
					t.Errorf("%s: raw %U in %q", f.Name, r, line)
					break
				}
			}
		}
		switch f.Name {
		case "json":
			if err := validate("inventory", []byte(out)); err != nil {
				t.Error(err)
			}
			var inv struct{ Files []struct{ Path string } }
			if err := json.Unmarshal([]byte(out), &inv); err != nil || len(inv.Files) != entries {
				t.Errorf("%d rows of %d, %v", len(inv.Files), entries, err)
			}
		case "spdx", "cyclonedx":
			if err := validate(f.Name, []byte(out)); err != nil {
				t.Error(err)
			}
		}
		again, _, _ := call(t, "scan", dir, "-o", f.Name)
		if again != out {
			t.Errorf("%s: not the same bytes twice", f.Name)
		}
	}
}

// Threat 3: a tree escapes or exhausts.
func TestHostileTreeOnDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret")
	write(t, secret, "SPDX-License-Identifier: AGPL-3.0-only\n")
	if err := os.Symlink(secret, filepath.Join(dir, "LICENSE")); err != nil {
		t.Skip("no symlinks here:", err)
	}
	for link, target := range map[string]string{"loop": "loop", "up": "..", "self": "."} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	sparse, err := os.Create(filepath.Join(dir, "sparse.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if err := sparse.Truncate(1 << 30); err != nil {
		t.Fatal(err)
	}
	sparse.Close()
	out, stderr, code := call(t, "scan", dir, "-o", "json")
	if code != exitPolicy {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	if strings.Contains(out, "AGPL") {
		t.Error("a symlink out of the tree was followed")
	}
	var inv struct {
		Files []struct {
			Path, Mode, Status string
			Size               int64
		}
	}
	if err := json.Unmarshal([]byte(out), &inv); err != nil {
		t.Fatal(err)
	}
	modes := map[string]int{}
	for _, f := range inv.Files {
		modes[f.Mode]++
	}
	if modes["symlink"] != 4 || modes["file"] != 1 || inv.Files[len(inv.Files)-1].Path != "up" {
		t.Errorf("rows: %+v", inv.Files)
	}
}

// Threats 1, 2 and 6: a tree runs nothing, steers nothing, and its own policy is not obeyed.
func TestTreeRunsAndSteersNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	canary := filepath.Join(t.TempDir(), "canary")
	evil := "touch " + canary
	write(t, filepath.Join(dir, ".git", "HEAD"), "ref: refs/heads/main\n")
	write(t, filepath.Join(dir, ".git", "config"), "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = "+evil+"\n\tsshCommand = "+evil+"\n\thooksPath = .\n[filter \"x\"]\n\tsmudge = "+evil+"\n\tclean = "+evil+"\n[include]\n\tpath = ../evil.cfg\n")
	write(t, filepath.Join(dir, ".gitattributes"), "* filter=x\n")
	write(t, filepath.Join(dir, ".git", "hooks", "post-checkout"), "#!/bin/sh\n"+evil+"\n")
	if err := os.MkdirAll(filepath.Join(dir, ".git", "objects"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, ".git", "refs"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "setup.py"), "import os; os.system('"+evil+"')\nfrom setuptools import setup\nsetup(name='x', install_requires=['y'])\n")
	write(t, filepath.Join(dir, "package.json"), `{"name":"x","version":"1.0.0","scripts":{"preinstall":"`+evil+`","install":"`+evil+`"}}`)
	write(t, filepath.Join(dir, ".npmrc"), "registry=http://127.0.0.1:1/\n")
	write(t, filepath.Join(dir, "go.mod"), "module example.org/x\n\ngo 1.99.0\n\ntoolchain go1.99.0\n")
	write(t, filepath.Join(dir, "pom.xml"), "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><repositories><repository><id>r</id><url>http://127.0.0.1:1/</url></repository></repositories></project>")
	allow := "version: 1\npolicy: {id: mine, version: \"1\"}\nrules: [{id: all, then: allow, reason: trust me}]\n"
	for _, name := range []string{"licit-policy.yaml", "policy.yaml", ".licit.yaml", ".licit/policy.yaml"} {
		write(t, filepath.Join(dir, name), allow)
	}
	out, stderr, code := call(t, "scan", dir, "-o", "decision")
	if code == exitPass || strings.Contains(out, `"id": "mine"`) {
		t.Errorf("exit %d: the tree approved itself\n%s%s", code, out, stderr)
	}
	if _, err := os.Stat(canary); err == nil {
		t.Error("the tree ran a command")
	}
}

// Threat 3: an archive bomb costs a budget, not the machine, and is said.
func TestBomb(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("bomb.txt")
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte("a"), 1<<20)
	for range 600 {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "bomb.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, stderr, code := call(t, "scan", name)
	if code != exitIncomplete || !strings.Contains(out, "bomb.txt") {
		t.Errorf("exit %d, want %d\n%s%s", code, exitIncomplete, out, stderr)
	}
}

// Threat 3: a tar whose members escape gives rows that failed, and nothing outside.
func TestEscapingTar(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []tar.Header{
		{Name: "../../escape.txt", Typeflag: tar.TypeReg, Size: 3, Mode: 0o644},
		{Name: "/absolute.txt", Typeflag: tar.TypeReg, Size: 3, Mode: 0o644},
		{Name: "ok.txt", Typeflag: tar.TypeReg, Size: 3, Mode: 0o644},
		{Name: "dev", Typeflag: tar.TypeBlock, Mode: 0o644},
		{Name: "hard", Typeflag: tar.TypeLink, Linkname: "/etc/passwd"},
	} {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte("abc")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "x.tar")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	_, stderr, code := call(t, "scan", name)
	if code != exitIncomplete {
		t.Errorf("exit %d, want %d\n%s", code, exitIncomplete, stderr)
	}
	n := 0
	if err := filepath.WalkDir(dir, func(string, fs.DirEntry, error) error { n++; return nil }); err != nil || n != 2 {
		t.Errorf("%d things beside the archive, %v", n-2, err)
	}
}

// Threat 7: our own files are input like any other.
func TestHostileInventory(t *testing.T) {
	t.Parallel()
	for _, doc := range []string{
		"", "[]", "{}", `{"schema":"1"}`, `{"schema":"2"}`, `{"schema":"1","inventory":"sha256:0","policy":{},"verdicts":[]}`,
		`{"schema":"1","tool":{},"source":{},"files":[],"packages":[],"dependencies":[],"findings":[],"summary":{"files":1}}`,
		`{"schema":"1","tool":{},"source":{},"files":[],"packages":[],"dependencies":[],"findings":[],"summary":{"files":0}} {}`, `{"schema":"1","files":[{"path":1}]}`, `{"schema":"1","files":{}}`, `{"schema":"1"`, strings.Repeat("[", 100000),
		`{"schema":"1","packages":[{"id":"` + strings.Repeat("x", 1<<20) + `"}]} trailing`,
	} {
		name := filepath.Join(t.TempDir(), "inv.json")
		write(t, name, doc)
		_, stderr, code := call(t, "check", name)
		if code != exitUsage {
			t.Errorf("%.40q: exit %d, want %d", doc, code, exitUsage)
		}
		if code == exitUsage && !strings.Contains(stderr, "inv.json") {
			t.Errorf("%.40q: the error names no file: %s", doc, stderr)
		}
	}
}

// A report to /dev/null must not replace the device: we may run as root.
func TestReportToADevice(t *testing.T) {
	t.Parallel()
	before, err := os.Stat(os.DevNull)
	if err != nil || before.Mode().IsRegular() {
		t.Skip("no null device here:", err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.c"), "int a;\n")
	if _, stderr, code := call(t, "scan", dir, "-o", "json="+os.DevNull); code != exitPolicy {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	after, err := os.Stat(os.DevNull)
	if err != nil || after.Mode() != before.Mode() || !os.SameFile(before, after) {
		t.Errorf("%s was %v, is %v (%v)", os.DevNull, before.Mode(), after.Mode(), err)
	}
}

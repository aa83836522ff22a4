package scanner

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata")

// memory is a tree of entries that a test holds.
type memory struct {
	entries    []source.Entry
	sequential bool
}

func (m memory) Walk(ctx context.Context, yield func(source.Entry) error) error {
	for _, e := range m.entries {
		if err := yield(e); err != nil {
			return err
		}
	}
	return nil
}
func (m memory) Info() source.Info {
	return source.Info{Kind: "directory"}
}
func (m memory) Sequential() bool { return m.sequential }
func (m memory) Close() error     { return nil }

func file(name string, data []byte) source.Entry {
	return source.Entry{Path: name, Size: int64(len(data)), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// TestRepositories scans each testdata/*.txtar and compares with its last
// section, "want": what is declared, one line a row with evidence, one a finding.
func TestRepositories(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no repositories in testdata", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(ar.Files) - 1
			if last < 0 || ar.Files[last].Name != "want" {
				t.Fatal("the last section is not \"want\"")
			}
			var m memory
			for _, f := range ar.Files[:last] {
				m.entries = append(m.entries, file(f.Name, f.Data))
			}
			got := describe(t, m)
			if *update {
				ar.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(ar.Files[last].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			m.sequential = true
			if again := describe(t, m); again != got {
				t.Errorf("read in sequence\n%s\nin parallel\n%s", again, got)
			}
		})
	}
}

func scan(t *testing.T, tree source.Tree) *inventory.Inventory {
	t.Helper()
	inv, err := Scan(t.Context(), tree, Options{ToolVersion: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inv.Files.Close() })
	return inv
}

func describe(t *testing.T, tree source.Tree) string {
	inv := scan(t, tree)
	var b strings.Builder
	for _, p := range inv.Packages {
		fmt.Fprintf(&b, "package %s (%s): %s%s\n", p.ID, p.Kind, p.Concluded.Expression, copyOf(p))
	}
	fmt.Fprintf(&b, "declares %q\n", inv.Summary.DeclaredRoot)
	for f, err := range inv.Files.All() {
		if err != nil {
			t.Fatal(err)
		}
		var inherited []string
		for _, i := range f.Inherited {
			inherited = append(inherited, i.Expression+" from "+i.From)
		}
		fmt.Fprintf(&b, "%s: detected %q, inherited [%s], concluded %s by %s\n", f.Path, f.Detected, strings.Join(inherited, "; "), f.Concluded.Expression, f.Concluded.By)
	}
	for _, f := range inv.Findings {
		fmt.Fprintf(&b, "finding %s %s at %s:%d ×%d %s%s\n", f.Kind, f.Facet, f.Path, f.Line, f.Count, strings.Join(f.Expressions, " / "), quoteIf(f.Text))
	}
	return b.String()
}

func quoteIf(s string) string {
	if s == "" {
		return ""
	}
	return " “" + s + "”"
}

// A row for every entry, whatever goes wrong with it.
func TestEveryEntryHasARow(t *testing.T) {
	t.Parallel()
	broken := errors.New("disk on fire")
	m := memory{entries: []source.Entry{
		file("a.txt", []byte("text")),
		file("empty", nil),
		file("zero.bin", make([]byte, 70000)),
		{Path: "b\xff%.c", Size: 3, Open: func() (io.ReadCloser, error) { return nil, broken }},
		{Path: "link", Kind: source.Symlink, Target: "../../etc/passwd"},
		{Path: "sub", Kind: source.Gitlink, Target: "0123456789012345678901234567890123456789"},
		{Path: "fifo", Kind: source.Device},
		{Path: "gone", Err: broken},
		{Path: "bomb", Err: broken, OverBudget: true},
		file("lfs", []byte("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n")),
		{Path: "long", Open: func() (io.ReadCloser, error) { return io.NopCloser(io.LimitReader(letters{}, maxText+2)), nil }},
	}}
	inv := scan(t, m)
	want := map[string]string{
		"a.txt": "read", "empty": "read", "zero.bin": "unsupported", "b%FF%25.c": "failed", "link": "read", "sub": "read", "fifo": "unsupported",
		"gone": "failed", "bomb": "over-budget", "lfs": "unsupported", "long": "over-budget",
	}
	n := 0
	for f, err := range inv.Files.All() {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if f.Status != want[f.Path] {
			t.Errorf("%s: %s (%s), want %s", f.Path, f.Status, f.StatusReason, want[f.Path])
		}
		if f.Status != "read" && f.StatusReason == "" {
			t.Errorf("%s: %s without a reason", f.Path, f.Status)
		}
	}
	if n != len(m.entries) || inv.Summary.Files != n {
		t.Errorf("%d rows, summary says %d, the tree has %d entries", n, inv.Summary.Files, len(m.entries))
	}
	if !inv.Incomplete() || inv.Summary.Failed != 2 || inv.Summary.OverBudget != 2 {
		t.Errorf("incomplete %v, failed %d, over budget %d; want true, 2, 2", inv.Incomplete(), inv.Summary.Failed, inv.Summary.OverBudget)
	}
}

// Of a file that says the same thousands of times a part is listed, and it is read nonetheless; one that says too much that is new is read in part.
func TestManyPieces(t *testing.T) {
	t.Parallel()
	var same, other strings.Builder
	for i := range maxNew + 10 {
		if i < 2*maxPieces {
			fmt.Fprintf(&same, "Copyright (c) %d Lamp Keepers\n\n", 2000+i%7)
		}
		fmt.Fprintf(&other, "Copyright (c) 2020 Keepers of Roe%c%c%c\n\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/26/26%26)
	}
	same.WriteString("Copyright (c) 2021 Jane Roe\n")
	inv := scan(t, &memory{entries: []source.Entry{file("same", []byte(same.String())), file("other", []byte(other.String()))}})
	for f, err := range inv.Files.All() {
		if err != nil {
			t.Fatal(err)
		}
		n, last := len(f.Copyrights), f.Copyrights[len(f.Copyrights)-1].Holder
		if f.Path == "same" && (f.Status != inventory.StatusRead || n != maxPieces+1 || last != "Jane Roe" || f.StatusReason == "") ||
			f.Path == "other" && (f.Status != inventory.StatusPartial || n != maxNew) {
			t.Errorf("%s: %s (%s), %d statements, the last of %s", f.Path, f.Status, f.StatusReason, n, last)
		}
	}
}

// What messages, nested fields of a manifest and a list of notices name is of others, or spoken of; the manifest's own field counts.
func TestSpokenOf(t *testing.T) {
	t.Parallel()
	const grant = "This program is free software; you can redistribute it under the terms of the GNU General Public License version 2."
	var list strings.Builder
	for i := range manyTexts + 2 {
		fmt.Fprintf(&list, "wheel-%d\n\n%s\n\n", i, iscText)
	}
	inv := scan(t, memory{entries: []source.Entry{
		file("docs/parts.txt", []byte(list.String())),
		file("package.json", []byte("{\n \"name\": \"lamp\",\n \"license\": \"MIT\",\n \"repositories\": [{\n  \"license\": [\n   \"GPL-3.0-only\"]}]\n}\n")),
		file("po/de.po", []byte("# This file is under the MIT license.\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\"\n\n#: lamp.c:7\nmsgid \""+grant+"\"\nmsgstr \"\"\n")),
		file("po/lamp.c", []byte("/* "+grant+" */\n")),
	}})
	want := map[string]string{"docs/parts.txt": "ISC", "package.json": "MIT", "po/de.po": "MIT", "po/lamp.c": "GPL-2.0-only"}
	for f, err := range inv.Files.All() {
		if err != nil {
			t.Fatal(err)
		}
		if f.Detected != want[f.Path] {
			t.Errorf("%s: %q, want %q", f.Path, f.Detected, want[f.Path])
		}
	}
	for _, u := range inv.Summary.Usages {
		if u.Collected != (u.First == "docs/parts.txt") {
			t.Errorf("%s: collected %v", u.First, u.Collected)
		}
	}
}

const iscText = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.`

// letters is text without an end.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a' + byte(i%26)
	}
	return len(p), nil
}

func TestCancel(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	var m memory
	for i := range 1000 {
		m.entries = append(m.entries, file(fmt.Sprintf("f%d", i), []byte("x")))
	}
	m.entries[10].Open = func() (io.ReadCloser, error) { cancel(); return nil, errors.New("cancelled") }
	if _, err := Scan(ctx, m, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled scan: %v, want context.Canceled", err)
	}
}

// A name that comes twice is a row each, and the second makes the scan incomplete.
func TestSamePathTwice(t *testing.T) {
	t.Parallel()
	inv := scan(t, memory{sequential: true, entries: []source.Entry{file("a", []byte("1")), file("a", []byte("2")), file("a", []byte("3"))}})
	if inv.Summary.Files != 3 || inv.Summary.Failed != 2 || !inv.Incomplete() {
		t.Errorf("%+v", inv.Summary)
	}
}

// The inventory reads back in, and writes the same bytes again.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	m := memory{}
	for i := range 300 {
		m.entries = append(m.entries, file(fmt.Sprintf("d%d/f.c", i), []byte(fmt.Sprintf("/* Copyright 20%02d Body %d\n * SPDX-License-Identifier: MIT */\n", i%100, i))))
	}
	inv := scan(t, m)
	var a, b bytes.Buffer
	if err := inventory.Write(&a, inv); err != nil {
		t.Fatal(err)
	}
	back, err := inventory.Read(bytes.NewReader(a.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer back.Files.Close()
	if err := inventory.Write(&b, back); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the inventory changed on its way through JSON")
	}
}

// copyOf says of a package in the tree which files it is, and whether they were changed.
func copyOf(p inventory.Package) string {
	if len(p.Files) == 0 {
		return ""
	}
	s := " in " + strings.Join(p.Files, " ")
	if p.Modified != "unknown" {
		s += " modified " + p.Modified + ": " + p.ModifiedReason
	}
	return s
}

package scanner

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/source"
)

// TestChoiceIsDeclaredOnce: a manifest that offers a choice between the licence files beside it is one place of the declaration.
func TestChoiceIsDeclaredOnce(t *testing.T) {
	t.Parallel()
	tag := func(id string) []byte { return []byte("SPDX-License-Identifier: " + id + "\n") }
	inv := scan(t, memory{entries: []source.Entry{
		file("Cargo.toml", []byte("[package]\nname = \"x\"\nversion = \"1.0.0\"\nlicense = \"MIT OR Apache-2.0\"\n")),
		file("LICENSE-APACHE", tag("Apache-2.0")),
		file("LICENSE-MIT", tag("MIT")),
	}})
	var got []string
	for _, at := range inv.Summary.DeclaredFrom {
		got = append(got, at.Path)
	}
	if inv.Summary.DeclaredRoot != "Apache-2.0 OR MIT" || len(got) != 3 || got[0] != "Cargo.toml" || got[1] != "LICENSE-APACHE" || got[2] != "LICENSE-MIT" {
		t.Errorf("%s in %v", inv.Summary.DeclaredRoot, got)
	}
}

// TestChoiceOfCopying: a licence file that names the licences of the others beside it offers them, a GNU licence without a version
// the one that a file holds.
func TestChoiceOfCopying(t *testing.T) {
	t.Parallel()
	tag := func(id string) []byte { return []byte("SPDX-License-Identifier: " + id + "\n") }
	inv := scan(t, memory{entries: []source.Entry{
		file("COPYING", []byte("The lamp is under two licenses and you can choose to use it under the terms of any one of them. They are the GPL and the MIT license.\n")),
		file("COPYING.GPL", tag("GPL-2.0-only")),
		file("COPYING.MIT", tag("MIT")),
	}})
	if inv.Summary.DeclaredRoot != "GPL-1.0-or-later OR MIT" {
		t.Error(inv.Summary.DeclaredRoot)
	}
	inv = scan(t, memory{entries: []source.Entry{
		file("COPYING", []byte("The lamp is under two licenses and you can choose to use it under the terms of any one of them. They are the GPL and the MIT license.\n")),
		file("COPYING.GPL", tag("GPL-2.0-only")),
		file("COPYING.BSD", tag("BSD-2-Clause")),
	}})
	if inv.Summary.DeclaredRoot == "GPL-1.0-or-later OR MIT" {
		t.Error("a choice of what the files do not hold")
	}
}

// TestNoticeIsTheLicence: a NOTICE that is a licence's text speaks for a tree that has no file called a licence, and for no other.
func TestNoticeIsTheLicence(t *testing.T) {
	t.Parallel()
	isc := file("NOTICE", []byte(`Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.
`))
	if got := scan(t, memory{entries: []source.Entry{isc}}).Summary.DeclaredRoot; got != "ISC" {
		t.Errorf("alone: %q", got)
	}
	tree := memory{entries: []source.Entry{file("LICENSE", []byte("SPDX-License-Identifier: MIT\n")), isc}}
	if got := scan(t, tree).Summary.DeclaredRoot; got != "MIT" {
		t.Errorf("beside a LICENSE: %q", got)
	}
}

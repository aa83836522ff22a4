package license

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

// written writes out a template as plain words: required and optional ones.
func written(t *laid) []string {
	var out []string
	for _, p := range t.flat {
		if p.Word != index.Unknown {
			out = append(out, t.Spelling(p.Word))
		}
	}
	return out
}

// styles are ways to put a text into a file. Each wraps at a width of its own.
var styles = []struct {
	name              string
	head, prefix, end string
	width             int
}{
	{"plain", "", "", "", 70},
	{"one line", "", "", "", 1 << 30},
	{"C", "/*\n", " * ", " */\nint x;\n", 60},
	{"C++", "", "// ", "\nint x;\n", 75},
	{"shell", "#!/bin/sh\n", "# ", "\nexit 0\n", 66},
	{"m4", "", "dnl ", "\nAC_INIT\n", 50},
	{"TeX", "", "%% ", "\n\\begin{document}\n", 72},
	{"man", "", ".\\\" ", "\n.TH X 1\n", 58},
	{"HTML", "<html><body><p>", "", "</p></body></html>", 80},
	{"box", "/*****\n", " *| ", " *****/\n", 64},
}

func style(n int, text []string) string {
	s := styles[n%len(styles)]
	var b strings.Builder
	b.WriteString(s.head)
	col := 0
	for i, w := range text {
		switch {
		case i == 0 || col+len(w) > s.width:
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(s.prefix)
			col = 0
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
		col += len(w) + 1
	}
	b.WriteByte('\n')
	b.WriteString(s.end)
	return b.String()
}

// mutate replaces one word in so many, chosen by a fixed seed, by one that no licence has.
func mutate(text []string, seed uint64, share float64) []string {
	r := rand.New(rand.NewPCG(seed, 7))
	out := make([]string, len(text))
	for i, w := range text {
		if out[i] = w; r.Float64() < share {
			out[i] = fmt.Sprintf("zq%dx", r.IntN(10000))
		}
	}
	return out
}

// same reports whether two ids have one text in the list, or differ in nothing that
// the text could say.
func same(a, b string) bool {
	cut := func(s string) string {
		return strings.TrimSuffix(strings.TrimSuffix(s, "-only"), "-or-later")
	}
	return cut(a) == cut(b)
}

// TestTemplates scans every template, written out in one of the styles in turn, and again with
// words replaced. Siblings differ in a few words, so this is also the test that they are
// told apart.
func TestTemplates(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		share float64
		right float64 // share of the templates that must get their id
		wrong int     // ids of another licence that may be named
	}{{"as it is", 0, 0.985, 4}, {"one word in twenty", 0.05, 0.975, 4}, {"one word in ten", 0.10, 0.955, 6}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if testing.Short() && c.share > 0 {
				t.Skip("under the race detector; the plain run does it")
			}
			n, right, wrong := 0, 0, 0
			for k := range e.data.index.Len() {
				tpl := e.data.template(k)
				seed := int(words.Of(tpl.ID)) + tpl.required // of the text itself: a new one changes nothing for the others
				if tpl.Kind == index.Notice || tpl.required < 9 || c.share > 0 && seed%3 > 0 {
					continue
				}
				n++
				ok, other := false, ""
				for _, m := range e.Scan([]byte(style(seed, mutate(written(tpl), uint64(seed), c.share)))).Matches {
					if m.Template == "" {
						continue
					}
					if same(m.Template, tpl.ID) {
						ok = true
						continue
					}
					other = m.Template
					if m.How == Exact && c.share > 0 {
						t.Errorf("%s with words replaced is called exactly %s", tpl.ID, m.Template)
					}
				}
				if ok {
					right++
				} else if other != "" {
					wrong++
					t.Logf("%s is taken for %s (%s)", tpl.ID, other, styles[seed%len(styles)].name)
				}
			}
			if float64(right) < c.right*float64(n) || wrong > c.wrong {
				t.Errorf("%d of %d templates got their id, %d another one; want a share of %g and at most %d", right, n, wrong, c.right, c.wrong)
			}
		})
	}
}

// TestTwice writes a text twice into one file, wrapped differently, as files do that are made of several: both are that text, and none is a sibling.
func TestTwice(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	n, wrong := 0, 0
	for k := range e.data.index.Len() {
		tpl := e.data.template(k)
		if tpl.Kind != index.Text || tpl.required < 40 || tpl.required > 2500 || k%3 > 0 {
			continue
		}
		n++
		found := 0
		for _, m := range e.Scan([]byte(style(2, written(tpl)) + "\n/* wick.c: Copyright (c) 2031 Bob */\n" + style(9, written(tpl)))).Matches {
			if m.Template != "" && same(m.Template, tpl.ID) {
				found++
			}
		}
		if found < 2 {
			wrong++
			t.Logf("%s is found %d times", tpl.ID, found)
		}
	}
	if wrong*50 > n {
		t.Errorf("%d of %d texts are not found twice", wrong, n)
	}
}

// TestSiblings checks words that must never be overlooked.
func TestSiblings(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	gpl := func(name, version, more string) string {
		return "This program is free software; you can redistribute it and/or modify it under the terms of the " + name +
			" as published by the Free Software Foundation; " + version + " of the License" + more + "."
	}
	for _, c := range []struct{ text, want string }{
		{gpl("GNU General Public License", "version 2", ""), "GPL-2.0-only"},
		{gpl("GNU General Public License", "either version 2", ", or (at your option) any later version"), "GPL-2.0-or-later"},
		{gpl("GNU General Public License", "either version 3", ", or (at your option) any later version"), "GPL-3.0-or-later"},
		{gpl("GNU Lesser General Public License", "either version 2.1", ", or (at your option) any later version"), "LGPL-2.1-or-later"},
		{gpl("GNU Library General Public License", "version 2", " only"), "LGPL-2.0-only"},
		{gpl("GNU Affero General Public License", "version 3", ""), "AGPL-3.0-only"},
		{"Licensed under the Apache License, Version 2.0.", "Apache-2.0"},
		{"Licensed under the Apache License, Version 1.1.", "Apache-1.1"},
		{"Dual licensed under the MIT and GPL licenses.", "GPL-1.0-or-later OR MIT"},
		{"You may use it under the MIT license or the Apache License 2.0, at your option.", "Apache-2.0 OR MIT"},
		{"License: GPLv2+", "GPL-2.0-or-later"},
		{"License: BSD-2-Clause", "BSD-2-Clause"},
		{"This work is licensed under a Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License.", "CC-BY-NC-SA-4.0"},
		{"It may be used under the terms of version 2 of the GNU General Public License with the Classpath exception.", "GPL-2.0-only WITH Classpath-exception-2.0"},
		{"This module may be used under the same terms as Perl itself.", "Artistic-1.0-Perl OR GPL-1.0-or-later"},
		{"This program and the accompanying materials are made available under the terms of the Eclipse Public License v2.0 and Eclipse Distribution License v1.0 which accompany this distribution.", "BSD-3-Clause OR EPL-2.0"},
		{"It comes under the Apache License 2.0 and the MIT license. What dual licensing means is told in doc/terms.txt.", "Apache-2.0 OR MIT"},
		{"It comes under the Apache License 2.0 and the MIT license.", "Apache-2.0, MIT"},
		{"The licence is GPL-compatible, says the FAQ of the GPL.", ""},
		{"With release three the tool was no longer distributed under the GPL licence.", ""},
		{"Parts of the tool cannot be GPL licensed, and it can be combined with GPL licensed works.", ""},
		{"The store, which is open source under the AGPLv3 licence, runs beside the tool.", ""},
		{"The tool is subject to the Village Hall General Public License.", ""},
	} {
		var got []string
		for _, m := range e.Scan([]byte(c.text)).Matches {
			if m.How != Clue {
				got = append(got, m.Expression)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q is %q, want %q", c.text, s, c.want)
		}
	}
}

// TestHostile shows that what follows a hostile text is still read. A scan whose cost is
// not linear would not end before the test is given up.
func TestHostile(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var many []string
	for k := 0; len(many) < 60000 && k < e.data.index.Len(); k++ {
		many = append(many, written(e.data.template(k))...)
	}
	for _, c := range []struct{ name, text string }{
		{"one word", strings.Repeat("copyright ", 100_000)},
		{"one word without spaces", strings.Repeat("license", 150_000)},
		{"one line", strings.Repeat("permission is hereby granted to the license of the ", 40_000)},
		{"gpl gpl", strings.Repeat("GPL version ", 80_000)},
		{"marks", strings.Repeat("license(((", 100_000)},
		{"tags", strings.Repeat("SPDX-License-Identifier: MIT OR ", 30_000)},
		{"addresses", strings.Repeat("http://license/", 60_000)},
		{"many licences", strings.Join(many, " ")},
		{"backslashes", "license " + strings.Repeat("\\", 1_000_000)},
		{"tags of HTML", "license " + strings.Repeat("<a ", 300_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := c.text + "\n\nint x;\n\nSPDX-License-Identifier: Zlib\n"
			r := e.Scan([]byte(text))
			if !slices.ContainsFunc(r.Matches, func(m Match) bool { return m.Expression == "Zlib" && m.How == Tag && m.Start >= len(c.text) }) {
				t.Errorf("the tag behind %d bytes is not found among %d matches", len(c.text), len(r.Matches))
			}
			for _, m := range r.Matches {
				if m.Start < 0 || m.End <= m.Start || m.End > len(text) {
					t.Fatalf("a match from %d to %d of %d bytes", m.Start, m.End, len(text))
				}
			}
		})
	}
}

// TestSteps counts the words, states of phrases, seeds and cells of alignment that hostile texts
// take: four times the text takes four times as many, within a bound for each byte.
func TestSteps(t *testing.T) {
	t.Parallel()
	var many []string
	for k, n := 0, 0; n < 50; k += 16 {
		many = append(many, written(newEngine(t).data.template(k))...)
		n++
	}
	const size = 1 << 18
	for _, c := range []struct {
		name, text string
		most       int // steps for each byte
	}{
		{"copyright", "copyright ", 1},
		{"sign", "(c) ", 1},
		{"license", "license ", 1},
		{"GPL or", "GPL or ", 2},
		{"GNU", "GNU General Public License version 2 or ", 10},
		{"names", "MIT/BSD/", 2},
		{"grant", "permission is hereby granted ", 12},
		{"tag", "SPDX-License-Identifier: (", 2},
		{"address", "http://opensource.org/licenses/", 2},
		{"pointer", "see the file LICENSE ", 2},
		{"minified", "var license=function(a,b){return a.GPL||b.MIT};", 2},
		{"not without", "may not be used without permission ", 10},
		{"50 licences", strings.Join(many, " ") + "\n\n", 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			steps := func(size int) int {
				e := newEngine(t)
				e.data.counted = new(atomic.Int64)
				e.Scan([]byte(strings.Repeat(c.text, size/len(c.text)+1)))
				return int(e.data.counted.Load())
			}
			unit := max(size, len(c.text))
			one, four := steps(unit), steps(4*unit)
			if four > 6*one+1000 { // parts of a text overlap
				t.Errorf("%d bytes take %d steps, four times as many %d", unit, one, four)
			}
			if one > c.most*unit {
				t.Errorf("%d bytes take %d steps, %d for each", unit, one, one/unit)
			}
		})
	}
}

// TestNotices checks that each of many texts, one after the other as in a list of the notices of others, is read as if it stood alone.
func TestNotices(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	var notices strings.Builder
	var want []string
	rows := 100
	if testing.Short() {
		rows = 20
	}
	for i := range rows {
		for k, id := range []string{"MIT", "ISC", "MIT", "BSD-3-Clause", "MIT", "BSD-2-Clause", "MIT"} {
			if k > 0 && i%10 > 0 && id != "MIT" {
				continue
			}
			fmt.Fprintf(&notices, "\n----\n\nlamp-%d-%d\n\nCopyright (c) %d Keeper %d\n\n%s\n\n", i, k, 1990+i%30, i, templateText(t, e, id))
			want = append(want, id)
		}
	}
	var got []string
	for _, m := range e.Scan([]byte(notices.String())).Matches {
		if m.How == Exact {
			got = append(got, m.Expression)
		} else if m.How != Clue {
			t.Errorf("%s is %s", m.Expression, m.How)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d exact texts, want %d", len(got), len(want))
	}
}

func newEngine(t *testing.T) *Engine {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestSeams checks that no text is lost or read twice where the parts end in which a large file is read.
func TestSeams(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	notice := "Copyright (c) 2020 Keeper\n\n" + templateText(t, e, "ISC") + "\n\n"
	n := maxPart/len(notice) + 300
	if testing.Short() { // under the race detector, which has nothing to see here
		t.Skip("the plain run reads a megabyte")
	}
	var got []string
	r := e.Scan([]byte(strings.Repeat(notice, n)))
	for _, m := range r.Matches {
		if m.How == Exact {
			got = append(got, m.Expression)
		}
	}
	if len(got) != n || len(r.Unidentified) > 0 {
		t.Errorf("%d of %d texts, %d passages that are not known", len(got), n, len(r.Unidentified))
	}
}

// TestRepeated shows that findings are bounded where a text says the same for ever, and
// that another one among them is kept.
func TestRepeated(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	tag := "SPDX-License-Identifier: MIT\n"
	r := e.Scan([]byte(strings.Repeat(tag, 3*maxPart/len(tag)) + "SPDX-License-Identifier: Zlib\n"))
	// Where a part ends, the id of a tag that was cut may be read as a reference.
	if n := len(r.Matches); n < maxListed || n > maxListed+10 || r.Matches[n-1].Expression != "Zlib" {
		t.Errorf("%d matches, the last %q; want %d or a few more, the last Zlib", n, r.Matches[n-1].Expression, maxListed+1)
	}
}

func FuzzScan(f *testing.F) {
	e, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("Licensed under the MIT license or GPL version 2 or later."))
	f.Add([]byte("SPDX-License-Identifier: (MIT OR\n * Apache-2.0)"))
	f.Add([]byte("see http://www.gnu.org/licenses/gpl-2.0.html \xc2 \\(co &copy; <a "))
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names { // each has words that some rule reads
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	own, err := e.With([]Own{{ID: "LicenseRef-Club", Text: []byte("Members of the rowing club may read these charts aboard and lend them to other members, and to nobody else.")}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("\xff\xfel\x00i\x00c\x00e\x00n\x00s\x00e\x00 \x00M\x00I\x00T\x00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		own.Scan(text)
		r := e.Scan(text)
		in := func(start, end int) {
			if start < 0 || end < start || end > len(text) {
				t.Fatalf("span %d to %d of %d bytes", start, end, len(text))
			}
		}
		for _, m := range r.Matches {
			in(m.Start, m.End)
			if m.Expression == "" || m.How == "" {
				t.Fatalf("match without expression or how: %+v", m)
			}
		}
		for _, c := range r.Clauses {
			in(c.Start, c.End)
		}
		for _, s := range append(r.Unidentified, r.Invalid...) {
			in(s.Start, s.End)
		}
		for _, p := range r.Pointers {
			in(p.Start, p.End)
		}
	})
}

// TestWithoutPreface: a title, and the text from its first clause on, are the licence that they are of, and not the sibling whose
// preface the list takes for optional.
func TestWithoutPreface(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for k := range e.data.index.Len() {
		tpl := e.data.template(k)
		if !strings.HasPrefix(tpl.ID, "CC-BY") || !strings.HasSuffix(tpl.ID, "-4.0") {
			continue
		}
		text := written(tpl)
		begin := slices.Index(text, "exercising") - 1
		if begin < 0 {
			continue
		}
		tried++
		said := append(slices.Clone(text[:6]), text[begin:]...)
		for _, m := range e.Scan([]byte(style(0, said))).Matches {
			if m.Template != "" && m.Template != tpl.ID {
				t.Errorf("%s without its preface is %s", tpl.ID, m.Template)
			}
		}
	}
	if tried < 4 {
		t.Errorf("%d texts tried", tried)
	}
}

// TestNumbersOfItems: the number of an item is no version: the text of CDDL-1.0, whose first definition is 1.1, stays 1.0, also with the notice
// behind it that CDDL-1.1 has.
func TestNumbersOfItems(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	for k := range e.data.index.Len() {
		if tpl := e.data.template(k); strings.HasPrefix(tpl.ID, "CDDL-1.") && tpl.Kind == index.Text {
			said[tpl.ID] = written(tpl)
		}
	}
	one, other := said["CDDL-1.0"], said["CDDL-1.1"]
	text := "1. Definitions.\n\n1.1. " + strings.Join(one[slices.Index(one, "contributor"):], " ") + " lamp " + strings.Join(other[len(other)-100:], " ")
	for _, m := range e.Scan([]byte(text)).Matches {
		if m.Template != "" && m.Template != "CDDL-1.0" {
			t.Errorf("CDDL-1.0 with numbers is %s", m.Template)
		}
	}
}

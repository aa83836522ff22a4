package copyright

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// cases reads testdata/statements.txt: texts and the notices that they must give.
func cases(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/statements.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for block := range strings.SplitSeq(string(data), "\n\n") {
		var text, want []string
		for line := range strings.Lines(block) {
			line = strings.TrimSuffix(line, "\n")
			switch {
			case strings.HasPrefix(line, ">> "):
				s, err := strconv.Unquote(`"` + line[3:] + `"`)
				if err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				text = append(text, s)
			case strings.HasPrefix(line, "> "):
				text = append(text, line[2:])
			case line == "= none":
			case strings.HasPrefix(line, "= "):
				want = append(want, line[2:])
			}
		}
		if text != nil {
			out[strings.Join(text, "\n")+"\n"] = want
		}
	}
	return out
}

func TestStatements(t *testing.T) {
	t.Parallel()
	all := cases(t)
	if len(all) < 50 {
		t.Fatalf("%d cases read", len(all))
	}
	for text, want := range all {
		// Statements are the same in any line ending, and after other text.
		for _, in := range []string{text, "package x\n\n" + text, strings.ReplaceAll(text, "\n", "\r\n")} {
			var got []string
			for _, n := range Scan([]byte(in)) {
				got = append(got, n.Years+" | "+n.Holder)
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%q\n got %q\nwant %q", in, got, want)
			}
		}
	}
}

// TestSpan asks for the words as they stand.
func TestSpan(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"x\n// Copyright (c) 2001 Jane Roe. All rights reserved.\n":  "Copyright (c) 2001 Jane Roe",
		"/* Portions Copyright 2001 Jane Roe <j@example.org> */":     "Portions Copyright 2001 Jane Roe <j@example.org>",
		"# SPDX-FileCopyrightText: 2001 Jane Roe\n# x":               "SPDX-FileCopyrightText: 2001 Jane Roe",
		" * Copyright 2001, 2002 Jane Roe and\n * John Poe\n * More": "Copyright 2001, 2002 Jane Roe and\n * John Poe",
		"Jane Roe (c) 1994\n":                   "Jane Roe (c) 1994",
		"Copyright Jane Roe, 1994-1996. More\n": "Copyright Jane Roe, 1994-1996",
	} {
		got := Scan([]byte(in))
		if len(got) != 1 || in[got[0].Start:got[0].End] != want {
			t.Errorf("%q: %+v, want %q", in, got, want)
			for _, n := range got {
				t.Logf("%q", in[n.Start:n.End])
			}
		}
	}
}

// TestDecoration puts a statement in the comments of many languages.
func TestDecoration(t *testing.T) {
	t.Parallel()
	for _, d := range [][2]string{
		{"// ", ""}, {"# ", ""}, {" * ", ""}, {"/* ", " */"}, {";; ", ""}, {"% ", ""}, {"! ", ""}, {"-- ", ""}, {"dnl ", ""}, {"REM ", ""}, {"<!-- ", " -->"}, {"(* ", " *)"},
		{".\\\" ", ""}, {"\"\"\" ", " \"\"\""}, {"@c ", ""}, {"{- ", " -}"}, {"| ", " |"}, {"/// ", ""}, {"--[[ ", " ]]"}, {"\" ", ""}, {"** ", "     **"}, {"# ", "      #"},
	} {
		in := d[0] + "Copyright (C) 2001-2003 Jane Roe and Sample Works, Inc." + d[1] + "\n"
		got := Scan([]byte(in))
		if len(got) != 1 || got[0].Years != "2001-2003" || got[0].Holder != "Jane Roe and Sample Works, Inc." {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

// TestSignsFoundAnywhere holds the prefilter to account: every sign at every offset.
func TestSignsFoundAnywhere(t *testing.T) {
	t.Parallel()
	for _, sign := range append([]string{"Copyright", "COPYRIGHT", "copyright", "Copr.", "(c)", "(C)", "©", "\xa9", "SPDX-FileCopyrightText:", "(C)opyright", `\copyright`}, symbols...) {
		for n := range 40 {
			in := strings.Repeat(" ", n) + sign + " 2001 Jane Roe"
			if got := Scan([]byte(in)); len(got) != 1 || got[0].Holder != "Jane Roe" {
				t.Errorf("%q: %+v", in, got)
			}
		}
	}
}

// TestHostile gives texts that invite work without end. Time that grows faster than the text
// ends at the limit of go test; how fast it is, BenchmarkScan says.
func TestHostile(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	for _, unit := range []string{
		"copyright ", "(c)", "(c) a ", "copyright holder is ", "©", "Copyright 2001 A, ", "Copyright 2001, ", "2001 ", "copyright (", "(c) <", "copyright ** ", "copyright \n", "Copyright 2001 Foo and\n",
		"Copyright 2001 Foo ****", "copyright \\n", "&lt;", "copyright \"", "Copyright (c) Jane ", "1999, 2001 Foo, ", "Copyright 2001 Foo\n 2002 Bar\n ",
	} {
		text := bytes.Repeat([]byte(unit), size/len(unit))
		for _, n := range Scan(text) {
			if n.Start < 0 || n.End > len(text) || n.Start >= n.End {
				t.Fatalf("%q: a statement at %d to %d of %d", unit, n.Start, n.End, len(text))
			}
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add([]byte("Copyright (c) 2001-2003, 2005 A B\n * and C D\n"))
	f.Add(bytes.Repeat([]byte("(c) copyright \xa9 1999-"), 40))
	f.Add([]byte("Copyright &copy; 2001 <a href=\"x\">M&uuml;ller</a> \\(co [yyyy] {x} ${y} <z@"))
	f.Add([]byte("> West Mill University Copyright (c) All Rights Reserved="))
	if data, err := os.ReadFile("testdata/statements.txt"); err == nil {
		for block := range bytes.SplitSeq(data, []byte("\n\n")) {
			f.Add(block)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		last := 0
		for _, n := range Scan(text) {
			if n.Start < last || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("span %d-%d after %d in %d bytes", n.Start, n.End, last, len(text))
			}
			if n.Holder == "" && n.Years == "" || strings.ContainsAny(n.Holder, "\n\r\t") || strings.ToValidUTF8(n.Holder, "") != n.Holder {
				t.Fatalf("%+v", n)
			}
			last = n.End
		}
	})
}

// BenchmarkScan measures this repository's own Go files and a text of statements only.
func BenchmarkScan(b *testing.B) {
	var tree []byte
	files, err := filepath.Glob("../*/*.go")
	if err != nil || len(files) == 0 {
		b.Fatal("no files", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		tree = append(tree, data...)
	}
	dense := bytes.Repeat([]byte(" * Copyright (C) 2001-2003, 2005 Jane Roe <jane@example.org> and Sample Works, Inc.\n"), 10000)
	for _, c := range []struct {
		name string
		text []byte
	}{{"source", tree}, {"dense", dense}, {"signs", bytes.Repeat([]byte("(c) "), 100000)}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Scan(c.text)
			}
		})
	}
}

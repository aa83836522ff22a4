package words

import (
	"fmt"
	"strings"
	"testing"
)

func hashes(s string) string {
	var b strings.Builder
	for _, t := range Tokenise(nil, []byte(s)) {
		fmt.Fprintf(&b, "%x ", uint32(t.Hash))
	}
	return b.String()
}

// TestSame lists texts that must come out as the same words.
func TestSame(t *testing.T) {
	t.Parallel()
	const want = "the licensed work copyright version 2.0"
	for _, s := range []string{
		"The Licensed  Work (c) Version 2.0",
		"/* The licenced\n * work\n * Copyright (C), version 2.0. */",
		"<p>The <b>licensed</b> work&nbsp;&copy; version&#32;2.0</p>",
		"dnl The licensed\ndnl work\ndnl © version 2.0",
		"C The licensed\nC work\nC \xa9 VERSION 2.0",
		".B The licensed\n.br\nwork \\(co version 2.0",
		"printf(\"The licensed\\n\" \"work (c)\\n\" \"version 2.0\"",
	} {
		got := strings.TrimPrefix(hashes(s), hashes("printf"))
		if got != hashes(want) {
			t.Errorf("%q gives %s, want %s", s, got, hashes(want))
		}
	}
	for _, pair := range [][2]string{
		{"noninfringement", "non-infringement"}, {"sublicence", "sub-license"}, {"licensor’s", "licensor's"},
		{"https://x", "http://x"}, {"organisation", "organization"}, {"caf\xe9", "café"}, {"ÉTÉ", "été"},
	} {
		if hashes(pair[0]) != hashes(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
	if hashes("version 2") == hashes("version 3") || hashes("may") == hashes("may not") {
		t.Error("words that differ come out the same")
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	toks := Tokenise(nil, []byte("one two. Three\n\n1. four GPLv2+ (five"))
	want := []Flag{Line | Para | Stop, 0, Stop, Line | Para | Stop | Bullet, Stop, Plus, Open}
	if len(toks) != len(want) {
		t.Fatalf("%d words, want %d", len(toks), len(want))
	}
	for i, w := range want {
		if toks[i].Flags != w {
			t.Errorf("word %d has flags %b, want %b", i, toks[i].Flags, w)
		}
	}
}

func FuzzTokenise(f *testing.F) {
	f.Add([]byte("<b>&copy; licensor’s \\fBx\\fR 2.0.1 noninfringement (c) REM x"))
	f.Fuzz(func(t *testing.T, text []byte) {
		last := uint32(0)
		for _, tok := range Tokenise(nil, text) {
			if tok.Start < last || tok.End <= tok.Start || int(tok.End) > len(text) {
				t.Fatalf("word from %d to %d after %d in %d bytes", tok.Start, tok.End, last, len(text))
			}
			last = tok.Start
		}
	})
}

func BenchmarkTokenise(b *testing.B) {
	text := []byte(strings.Repeat("Permission is hereby granted, free of charge, to any person obtaining a copy\n * of this software. ", 5000))
	b.SetBytes(int64(len(text)))
	var toks []Token
	for b.Loop() {
		toks = Tokenise(toks[:0], text)
	}
}

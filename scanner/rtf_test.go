package scanner

import (
	"strings"
	"testing"
)

func TestRTFText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{\rtf1\ansi Plain {\b bold} text.\par Next\line line}`:            "Plain bold text.\nNext\nline",
		`{\rtf1{\fonttbl{\f0\froman Times;}}{\*\listtable x{\y z}}after}`:  "after",
		`{\rtf1 the author\'92s \'93work\'94 \'a9 \u169?2001 \u-4064\'b7}`: "the author's \"work\" © ©2001 \uf020",
		"{\\rtf1 bro\r\nken \\{a\\} b\\\\c}":                               "broken {a} b\\c",
		`{\rtf1 a\bin5 {{}}}b}`:                                            "ab",
		`}}}{\rtf1 unbalanced`:                                             "unbalanced",
		`{\rtf1 ends in a control \`:                                       "ends in a control ",
		`{\rtf1 {\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}}`:       "shown",
	} {
		if got := string(rtfText([]byte(in))); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", in, got, want)
		}
	}
}

func FuzzRTFText(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi{\fonttbl{\f0 Times;}}\u8217?s \'a9\bin3 abc\par}`))
	f.Add([]byte(strings.Repeat(`{\*`, 50)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if out := rtfText(data); len(out) > 2*len(data)+8 {
			t.Fatalf("%d bytes of %d", len(out), len(data))
		}
	})
}

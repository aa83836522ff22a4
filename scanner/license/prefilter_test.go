package license

import (
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// TestRegions shows that no template escapes the prefilter: written out, each lies in
// one region from its first to its last word.
func TestRegions(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for n := range e.data.index.Len() {
		tpl := e.data.template(n)
		var b strings.Builder
		for _, p := range tpl.flat {
			if p.Word != index.Unknown {
				b.WriteString(tpl.Spelling(p.Word))
				if w := tpl.Spelling(p.Word); w[0] < 0x80 || len(w) > 4 { // ideographs stand without spaces
					b.WriteByte(' ')
				}
			}
		}
		text := b.String()
		got := e.data.prefilter.regions([]byte(text))
		if len(got) != 1 || got[0].Start != 0 || got[0].End != len(text) {
			t.Errorf("%s (kind %d, %d bytes) has regions %v: %.300s", tpl.ID, tpl.Kind, len(text), got, text)
		}
	}
}

// TestNearlyAll shows that a short end without any word of licensing belongs to the text before it, and a long one does not.
func TestNearlyAll(t *testing.T) {
	t.Parallel()
	for size, want := range map[int]int{9_700: 10_000, 9_000: 9_000} {
		if got := nearlyAll([]Span{{0, size}}, 10_000); len(got) != 1 || got[0].End != want {
			t.Errorf("%d of 10000: %v", size, got)
		}
	}
}

// TestCommentRegions shows what is read around a trigger: the comment that it stands in, or all near it.
func TestCommentRegions(t *testing.T) {
	t.Parallel()
	code := strings.Repeat("int lamp(int oil) { return oil + 1; }\n", 40)
	prose := strings.Repeat("The lamp burns oil, and shines.\n", 40)
	p := newPrefilter(nil)
	for name, c := range map[string]struct{ text, want string }{
		"stars":          {"/* Copyright (C) the Club\n   of lamps. */\n" + code, "/* Copyright (C) the Club\n   of lamps. */"},
		"slashes":        {"// Copyright the Club\n// of lamps.\n\n" + code, "// Copyright the Club\n// of lamps.\n"},
		"number signs":   {"#!/bin/lamp\n# Copyright the Club\n#\n# of lamps.\n" + code, "#!/bin/lamp\n# Copyright the Club\n#\n# of lamps.\n"},
		"comments":       {"// Copyright the Club\n\n/* Use it. */\n" + code, "// Copyright the Club\n\n/* Use it. */"},
		"markup":         {"<!-- Copyright the Club\nof lamps -->\n" + code, "<!-- Copyright the Club\nof lamps -->"},
		"fields":         {"---\ntitle: Lamps\nlicense: Oil\n---\n" + prose, "---\ntitle: Lamps\nlicense: Oil\n---\n"},
		"within code":    {code + "\n/* Look at it\n   by permission. */\n" + code, "/* Look at it\n   by permission. */"},
		"heading":        {"# License\n" + prose[:300] + "\n", ""},
		"two headings":   {"# Lamps\n## License\n" + prose[:300] + "\n", ""},
		"path with star": {"The license of src/*/lamp.c\n" + prose[:300] + "\n", ""},
		"sample":         {"The license is told so:\n/* lamp */\n" + prose[:300] + "\n", ""},
		"long comment":   {"/*\n" + prose + " license " + prose + "*/\n", ""},
		"a word's part":  {"COMMIT LIMITED TRANSMIT\n" + code, "none"},
		"other matter":   {"chmod: permissions, permission denied\n" + code, "none"},
	} {
		got := p.regions([]byte(c.text))
		want := c.want
		switch want {
		case "":
			want = c.text
			if len(want) > 2000 { // as far as it reaches
				want = c.text[got[0].Start:got[0].End]
				if len(want) < 2*edgeReach {
					t.Errorf("%s: %d bytes are read", name, len(want))
				}
			}
		case "none":
			if len(got) > 0 {
				t.Errorf("%s: %q is read", name, c.text[got[0].Start:got[0].End])
			}
			continue
		}
		if len(got) != 1 || c.text[got[0].Start:got[0].End] != want {
			for _, s := range got {
				t.Errorf("%s: read %q", name, c.text[s.Start:s.End])
			}
			t.Errorf("%s: want %q", name, want)
		}
	}
}

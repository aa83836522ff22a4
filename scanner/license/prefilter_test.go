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

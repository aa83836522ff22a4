package index

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/license/words"
)

func sample(t testing.TB) []byte {
	var parts []Part
	for _, w := range []string{"you", "may", "use", "this", "work", "for", "any", "purpose"} {
		parts = append(parts, Part{Words: []Spelled{{words.Of(w), w}}})
	}
	parts = append(parts, Part{Op: Slot + 3}, Part{Words: []Spelled{{words.Of("end"), "end"}}})
	packed, err := Build([]Source{{ID: "One", Title: "The One", Parts: parts, Links: []string{"example.org/one"},
		Verbatim: [][]words.Token{words.Tokenise(nil, []byte("you may"))}}}, []Link{{Address: "github.com/one/*", Expression: "One OR Two"}})
	if err != nil {
		t.Fatal(err)
	}
	return packed
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	x, err := Open(string(sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	tpl := x.Template(0)
	for address, want := range map[string]string{"example.org/one": "One", "github.com/one/*": "One OR Two", "example.org": ""} {
		if got, ok := x.Link(address); got != want || ok != (want != "") {
			t.Errorf("%s leads to %q, %v, want %q", address, got, ok, want)
		}
	}
	if x.Len() != 1 || tpl.ID != "One" || tpl.Title != "The One" || tpl.Kind != Text {
		t.Errorf("template is %+v of %d", tpl, x.Len())
	}
	flat := tpl.Flat()
	if len(flat) != 9 || flat[8].Room != 3 || tpl.Spelling(flat[1].Word) != "may" {
		t.Errorf("laid out: %v", flat)
	}
	found := 0
	x.Seeds(Shingle(flat[1].Word, flat[2].Word, flat[3].Word, flat[4].Word), func(n, at int) {
		if n == 0 && at == 1 {
			found++
		}
	})
	if found != 1 {
		t.Errorf("the shingle at word 1 is found %d times", found)
	}
	if id, ok := x.Link(Address("https://www.Example.org/one.html")); !ok || id != "One" {
		t.Errorf("link gives %q, %v", id, ok)
	}
	if n, ok := x.Whole(WholeHash(words.Tokenise(nil, []byte("You MAY!")))); !ok || n != 0 {
		t.Errorf("whole text gives %d, %v", n, ok)
	}
	if w := x.Word(words.Of("absent")); w != Unknown {
		t.Errorf("a word that is not there has number %d", w)
	}
}

func FuzzOpen(f *testing.F) {
	good := sample(f)
	f.Add(0, byte(1), good)
	f.Add(44, byte(255), good)
	f.Fuzz(func(t *testing.T, at int, value byte, data []byte) {
		if len(data) > 0 {
			data[uint(at)%uint(len(data))] = value
		}
		x, err := Open(string(data))
		if err != nil {
			return
		}
		for n := range min(x.Len(), 50) {
			tpl := x.Template(n)
			for _, p := range tpl.Flat() {
				_ = tpl.Spelling(p.Word)
			}
		}
		x.Word(words.Of("license"))
		x.Link("example.org/one")
		x.Whole(12345)
		for s := uint32(0); s < 1<<20; s += 1 << 14 {
			x.Seeds(s<<12, func(int, int) {})
		}
	})
}

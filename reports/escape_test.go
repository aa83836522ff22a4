package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/iotest"
)

func TestTerminal(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain ünï": "plain ünï", "\x1b[31m": "\\u001b[31m", "a\nb": "a\\u000ab", "x\u202ey": "x\\u202ey", "\xff": "\\xff", "tab\t": "tab\\u0009",
	} {
		if got := terminal(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Whatever the size of the writes, the meaning of the JSON stays and nothing hidden stands raw.
func FuzzSafeJSON(f *testing.F) {
	f.Add("a\u202eb\U000e0001c\u007f\u2028", 3)
	f.Add("ünï", 1)
	f.Fuzz(func(t *testing.T, s string, size int) {
		s = strings.ToValidUTF8(s, "?")
		doc, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		w := newSafeJSON(&out)
		r := iotest.OneByteReader(bytes.NewReader(doc))
		buf := make([]byte, max(1, min(size, 64)))
		for {
			n, err := r.Read(buf)
			if _, werr := w.Write(buf[:n]); werr != nil {
				t.Fatal(werr)
			}
			if err != nil {
				break
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back != s {
			t.Fatalf("%q became %q, which reads as %q, %v", doc, out.Bytes(), back, err)
		}
		for _, r := range out.String() {
			if hidden(r) {
				t.Fatalf("raw %U in %q", r, out.Bytes())
			}
		}
	})
}

package ecosystem

import "testing"

func TestFromUTF16(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a==1\n":                   "a==1\n",
		"\xff\xfea\x00=\x00\n\x00": "a=\n",
		"\xfe\xff\x00a\x00=\x00\n": "a=\n",
		"\xff\xfea\x00b":           "a",
		"":                         "",
	} {
		if got := string(fromUTF16([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

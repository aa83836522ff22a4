package scanner

import "testing"

func TestNamedAtRoot(t *testing.T) {
	t.Parallel()
	a := &assembly{named: map[string]string{}}
	for _, w := range named([]byte("# Build\nBuild `codec` first.\n\n# Licences\nThe code in `fft` and `lib/old.fft` has its own licence, as src has.\nOther lines name tables.\n")) {
		a.named[w] = "README.md"
	}
	for dir, want := range map[string]string{"src/fft": "README.md", "src/fft/deep": "README.md", "lib/old.fft": "README.md", "codec": "", "src": "", "src/tables": "", "src/ff": "", ".": ""} {
		if got := a.namedAtRoot(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}

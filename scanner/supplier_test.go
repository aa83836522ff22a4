package scanner

import "testing"

func TestSupplier(t *testing.T) {
	t.Parallel()
	for purl, want := range map[string]string{
		"pkg:golang/github.com/owner/name@v1.0.0":    "github.com/owner",
		"pkg:golang/example.org/x/name@v1.0.0":       "example.org",
		"pkg:golang/github.com/owner/name/v2@v2.0.0": "github.com/owner",
		"pkg:github/owner/name@v4":                   "github.com/owner",
		"pkg:maven/org.example.tools/name@1.0":       "org.example.tools",
		"pkg:npm/%40scope/name@1.0.0":                "@scope",
		"pkg:npm/name@1.0.0":                         "",
		"pkg:pypi/name@1.0":                          "",
		"pkg:generic/name":                           "",
		"no purl":                                    "",
	} {
		if got := supplier(purl); got != want {
			t.Errorf("%s: got %q, want %q", purl, got, want)
		}
	}
}

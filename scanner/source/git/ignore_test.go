package git

import (
	"strings"
	"testing"
)

func TestIgnore(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ patterns, ignored, kept string }{
		{"*.o", "a.o d/a.o .o", "a.oo o"},
		{"/a", "a a/", "d/a"},
		{"d/a", "d/a", "a x/d/a"},
		{"a/", "a/ d/a/", "a d/a"},
		{"**/a", "a d/a d/e/a", "ab"},
		{"a/**", "a/b a/b/c", "a a/"},
		{"a/**/b", "a/b a/x/b a/x/y/b", "a/bx b"},
		{"a**b", "ab axb d/axxb", "a/b"},
		{"****/b", "b a/b", "a"},
		{"a*b*c", "abc axbxc aabbcc", "acb"},
		{"?", "a", "ab"},
		{"[a-c]x", "ax bx", "dx"},
		{"[!a]x", "bx", "ax"},
		{"[^a]x", "bx", "ax"},
		{"[]-]", "] -", "a"},
		{"[[:digit:]x]", "1 x", "a"},
		{"[[:]x]", "[x] :x]", "ax]"},
		{"[a\\]]", "a ]", "b"},
		{"[a", "", "[a a"},
		{"a\\", "", "a a\\"},
		{"\\#a", "#a", "a"},
		{"\\!a", "!a", "a"},
		{"# a", "", "a #"},
		{"a  ", "a", ""},
		{"a\\ ", "a\u0020", "a"},
		{"*\n!keep", "a", "keep"},
		{"keep\n!keep\nkeep", "keep", ""},
		{"a\r\nb\r\n", "a b", ""},
		{"\ufeffa", "a", ""},
		{"\n\n/\n//\n", "", "a"},
		{"\xff*", "\xffa", "a"},
	} {
		ig, err := ParseIgnore([]byte(tc.patterns))
		if err != nil {
			t.Fatal(err)
		}
		match := func(path string) bool {
			ignored, _ := ig.Match(strings.TrimSuffix(path, "/"), strings.HasSuffix(path, "/"))
			return ignored
		}
		ignored := strings.Split(tc.ignored, " ")
		if tc.patterns == "a\\ " {
			ignored = []string{"a "}
		}
		for _, path := range ignored {
			if path != "" && !match(path) {
				t.Errorf("%q does not ignore %q", tc.patterns, path)
			}
		}
		for _, path := range strings.Fields(tc.kept) {
			if match(path) {
				t.Errorf("%q ignores %q", tc.patterns, path)
			}
		}
	}
}

// Patterns made to backtrack take no more than the product of the lengths.
func TestIgnoreBacktracking(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{strings.Repeat("*a", 100) + "b", strings.Repeat("**/a/", 100) + "b"} {
		ig, err := ParseIgnore([]byte(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{strings.Repeat("a", 5000), strings.Repeat("a/", 2500) + "a"} {
			if ignored, _ := ig.Match(path, false); ignored {
				t.Errorf("%.20q matched", pattern)
			}
		}
	}
	if _, err := ParseIgnore([]byte(strings.Repeat("a\n", maxIgnorePatterns+1))); err == nil {
		t.Error("any number of patterns is taken")
	}
}

func FuzzIgnore(f *testing.F) {
	f.Add("*.o\n!a/**/b[!c-]\n\\#x\\ \n[[:alpha:]]/", "a/b/c")
	f.Add("**/[]a]**", "]")
	f.Fuzz(func(t *testing.T, patterns, path string) {
		ig, err := ParseIgnore([]byte(patterns))
		if err != nil {
			return
		}
		one, _ := ig.Match(path, false)
		two, _ := ig.Match(path, false)
		if one != two {
			t.Error("a match depends on more than its arguments")
		}
		if path != "" && !strings.ContainsAny(path, "\\*?[]!# /\r\n") && strings.IndexByte(path, 0xef) < 0 {
			if lit, _ := ParseIgnore([]byte(path)); lit != nil {
				if ok, _ := lit.Match(path, false); !ok {
					t.Errorf("%q does not ignore itself", path)
				}
			}
		}
	})
}

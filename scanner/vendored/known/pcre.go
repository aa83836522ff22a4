package known

var pcre = Component{
	Name:     "pcre",
	Also:     []string{"pcre2"},
	Upstream: "www.pcre.org",
	Marks:    []string{"Perl-Compatible Regular Expressions"},
	Files:    []string{"pcre.h", "pcre2.h"},
	Versions: []string{`(?s)PCRE_MAJOR[ \t]+(\d+).{0,60}PCRE_MINOR[ \t]+(\d+)`, `(?s)PCRE2_MAJOR[ \t]+(\d+).{0,60}PCRE2_MINOR[ \t]+(\d+)`},
}

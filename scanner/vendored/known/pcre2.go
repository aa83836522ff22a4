package known

var pcre2 = Component{
	Name:     "pcre2",
	Also:     []string{"pcre"},
	Upstream: "github.com/PCRE2Project/pcre2",
	Tag:      "pcre2-%s",
	Marks:    []string{"Original API code Copyright (c)", "public header file for the PCRE library, second API"},
	Versions: []string{`(?s)PCRE2_MAJOR[ \t]+(\d+).{0,60}PCRE2_MINOR[ \t]+(\d+)`},
}

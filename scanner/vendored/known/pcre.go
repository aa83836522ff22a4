package known

var pcre = Component{
	Name:     "pcre",
	Upstream: "www.pcre.org",
	Marks:    []string{"Written by Philip Hazel\n           Copyright (c)", "Written by: Philip Hazel <ph10@cam.ac.uk>", "public header file for the PCRE library, to be"},
	Files:    []string{"pcre.h", "pcre2.h"},
	Versions: []string{`(?s)PCRE_MAJOR[ \t]+(\d+).{0,60}PCRE_MINOR[ \t]+(\d+)`},
}

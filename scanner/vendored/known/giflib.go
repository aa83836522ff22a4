package known

var giflib = Component{
	Name:     "giflib",
	Upstream: "sourceforge.net/projects/giflib",
	Marks:    []string{"gif_lib.h - service library for decoding and encoding GIF images"},
	Files:    []string{"gif_lib.h"},
	Versions: []string{`(?s)define[ \t]+GIFLIB_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+GIFLIB_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+GIFLIB_RELEASE[ \t]+\(?"?(\d+)`},
}

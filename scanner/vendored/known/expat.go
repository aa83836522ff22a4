package known

var expat = Component{
	Name:     "expat",
	Also:     []string{"libexpat"},
	Upstream: "github.com/libexpat/libexpat",
	Marks:    []string{"Clark Cooper <coopercc@users.sourceforge.net>"},
	Files:    []string{"expat.h"},
	Versions: []string{`(?s)XML_MAJOR_VERSION (\d+).{0,40}XML_MINOR_VERSION (\d+).{0,40}XML_MICRO_VERSION (\d+)`},
}

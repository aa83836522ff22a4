package known

var tinyxml2 = Component{
	Name:     "tinyxml2",
	Upstream: "github.com/leethomason/tinyxml2",
	Tag:      "%s",
	Marks:    []string{"Original code by Lee Thomason (www.grinninglizard.com)"},
	Files:    []string{"tinyxml2.h"},
	Versions: []string{`(?s)TIXML2_MAJOR_VERSION = (\d+).{0,60}TIXML2_MINOR_VERSION = (\d+).{0,60}TIXML2_PATCH_VERSION = (\d+)`},
}

package known

var iniparser = Component{
	Name:     "iniparser",
	Also:     []string{"dictionary"},
	Upstream: "github.com/ndevilla/iniparser",
	Tag:      "v%s",
	Marks:    []string{"Parser for ini files."},
}

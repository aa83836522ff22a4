package known

var taglib = Component{
	Name:     "taglib",
	Upstream: "github.com/taglib/taglib",
	Marks:    []string{"by Scott Wheeler"},
	Files:    []string{"taglib.h"},
	Versions: []string{`(?s)define[ \t]+TAGLIB_MAJOR_VERSION[ \t]+(\d+)\b.{0,200}?define[ \t]+TAGLIB_MINOR_VERSION[ \t]+(\d+)\b.{0,200}?define[ \t]+TAGLIB_PATCH_VERSION[ \t]+(\d+)\b`},
}

package known

var lcms2 = Component{
	Name:     "lcms2",
	Also:     []string{"lcms", "liblcms2", "little-cms"},
	Upstream: "github.com/mm2/Little-CMS",
	Marks:    []string{"Little Color Management System\n"},
	Files:    []string{"lcms2.h"},
	Versions: []string{`define LCMS_VERSION[ \t]+(\d{4})\b`},
	Packed:   []int{1000, 10, 1},
}

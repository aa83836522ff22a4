package known

var libraw = Component{
	Name:     "libraw",
	Upstream: "github.com/LibRaw/LibRaw",
	Tag:      "%s",
	Marks:    []string{"LibRaw LLC (info@libraw.org)"},
	Files:    []string{"libraw_version.h"},
	Versions: []string{`(?s)define[ \t]+LIBRAW_MAJOR_VERSION[ \t]+(\d+)\b.{0,200}?define[ \t]+LIBRAW_MINOR_VERSION[ \t]+(\d+)\b.{0,200}?define[ \t]+LIBRAW_PATCH_VERSION[ \t]+(\d+)\b`},
}

package known

var bitsery = Component{
	Name:     "bitsery",
	Upstream: "github.com/fraillt/bitsery",
	Tag:      "v%s",
	Marks:    []string{"Mindaugas Vinkelis"},
	Files:    []string{"bitsery.h"},
	Versions: []string{`(?s)define[ \t]+BITSERY_MAJOR_VERSION[ \t]+(\d+)\b.{0,200}?define[ \t]+BITSERY_MINOR_VERSION[ \t]+(\d+)\b.{0,200}?define[ \t]+BITSERY_PATCH_VERSION[ \t]+(\d+)\b`},
}

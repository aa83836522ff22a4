package known

var croaring = Component{
	Name:     "croaring",
	Also:     []string{"roaring"},
	Upstream: "github.com/RoaringBitmap/CRoaring",
	Tag:      "v%s",
	Marks:    []string{"The CRoaring authors", "ROARING_VERSION", "ROARING_H"},
	Files:    []string{"roaring_version.h"},
	Versions: []string{`define[ \t]+ROARING_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

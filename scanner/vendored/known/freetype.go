package known

var freetype = Component{
	Name:     "freetype",
	Also:     []string{"libfreetype", "freetype2"},
	Upstream: "github.com/freetype/freetype",
	Marks:    []string{"This file is part of the FreeType project"},
	Files:    []string{"freetype.h"},
	Versions: []string{`(?s)define[ \t]+FREETYPE_MAJOR[ \t]+(\d+)\b.{0,200}?define[ \t]+FREETYPE_MINOR[ \t]+(\d+)\b.{0,200}?define[ \t]+FREETYPE_PATCH[ \t]+(\d+)\b`},
}

package known

var stb = Component{
	Name:     "stb",
	Upstream: "github.com/nothings/stb",
	Marks:    []string{"stb_image - v", "stb_image_write - v", "stb_image_resize - v", "stb_image_resize2 - v", "stb_truetype - v", "stb_rect_pack - v", "stb_ds - v", "stb_sprintf - v", "stb_easy_font - v", "stb_perlin - v", "stb_textedit - v", "stb_dxt - v", "stb_c_lexer - v", "stb_divide - v", "stb_hexwave - v", "stb_herringbone_wang_tile - v", "stb_include - v", "stb_leakcheck - v", "stb_connected_components - v", "stb_tilemap_editor - v", "stb_voxel_render - v", "Ogg Vorbis audio decoder - v", "stb.h - v", "stb_truetype.h - v", "stb_rect_pack.h - v", "stb_ds.h - v", "stb_textedit.h - v", "stb_perlin.h - v", "stb_dxt.h - v", "stb_easy_font.h - v", "stb_c_lexer.h - v", "stb_divide.h - v", "stb_herringbone_wang_tile.h - v", "stb_include.h - v", "stb_leakcheck.h - v", "stb_tilemap_editor.h - v", "stb_voxel_render.h - v"},
	Versions: []string{`(?P<name>stb(?:_\w+)?)(?:\.h)? - v(\d+\.\d+\w*)`, `Ogg Vorbis audio decoder - v(\d+\.\d+\w*)`},
}

package known

var cuteheaders = Component{
	Name:     "cute_headers",
	Upstream: "github.com/RandyGaul/cute_headers",
	Marks:    []string{"cute_net.h - v", "cute_c2.h - v", "cute_sound.h - v", "cute_png.h - v", "cute_tiled.h - v", "cute_sync.h - v", "cute_aseprite.h - v", "cute_spritebatch.h - v", "cute_tls.h - v", "tinyc2.h - v"},
	Versions: []string{`(?P<name>(?:cute_|tiny)\w+)\.h - v(\d+\.\d+\w*)`},
}

package known

var sdl = Component{
	Name:     "sdl",
	Also:     []string{"sdl2", "sdl3"},
	Upstream: "github.com/libsdl-org/SDL",
	Tag:      "release-%s",
	Marks:    []string{"Simple DirectMedia Layer\n  Copyright"},
	Files:    []string{"sdl_version.h"},
	Versions: []string{`(?s)SDL_MAJOR_VERSION[ \t]+(\d+).{0,60}SDL_MINOR_VERSION[ \t]+(\d+).{0,60}SDL_(?:PATCHLEVEL|MICRO_VERSION)[ \t]+(\d+)`},
}

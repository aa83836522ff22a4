package known

var sdlgfx = Component{
	Name:     "sdl_gfx",
	Also:     []string{"sdl2_gfx", "sdl-gfx", "sdl2-gfx"},
	Upstream: "github.com/ferzkopp/SDL_gfx",
	Marks:    []string{"aschiffler at ferzkopp dot net"},
}

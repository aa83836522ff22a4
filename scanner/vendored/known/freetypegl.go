package known

var freetypegl = Component{
	Name:     "freetype-gl",
	Upstream: "github.com/rougier/freetype-gl",
	Marks:    []string{"Freetype GL - A C OpenGL Freetype engine"},
}

package known

var raylib = Component{
	Name:     "raylib",
	Upstream: "github.com/raysan5/raylib",
	Tag:      "%s",
	Marks:    []string{"A simple and easy-to-use library to enjoy videogames programming", "Math functions to work with Vector2, Vector3", "rlgl v"},
	Versions: []string{`raylib v(\d+\.\d+(?:\.\d+)?)`},
}

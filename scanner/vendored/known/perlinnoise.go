package known

var perlinnoise = Component{
	Name:     "perlinnoise",
	Upstream: "github.com/Reputeless/PerlinNoise",
	Marks:    []string{"Perlin noise library for modern C++"},
}

package known

var perlinnoisegustavson = Component{
	Name:     "perlin-noise-gustavson",
	Also:     []string{"sdnoise", "simplexnoise"},
	Upstream: "github.com/stegu/perlin-noise",
	Marks:    []string{"Stefan Gustavson (stegu@", "Author: Stefan Gustavson, 2003-20", "2003-2012, Stefan Gustavson"},
}

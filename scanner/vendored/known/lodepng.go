package known

var lodepng = Component{
	Name:     "lodepng",
	Upstream: "github.com/lvandeve/lodepng",
	Marks:    []string{"LodePNG version", "Lode Vandevenne\n\n"},
	Versions: []string{`LodePNG version (\d{8})`},
}

package known

var fastnoiselite = Component{
	Name:     "fastnoiselite",
	Also:     []string{"fastnoise"},
	Upstream: "github.com/Auburn/FastNoiseLite",
	Marks:    []string{"Jordan Peck (jordan.me2@gmail.com)", "Copyright(c) 2017 Jordan Peck"},
	Versions: []string{`VERSION: (\d+\.\d+\.\d+)`},
}

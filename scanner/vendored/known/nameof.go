package known

var nameof = Component{
	Name:     "nameof",
	Upstream: "github.com/Neargye/nameof",
	Tag:      "v%s",
	Marks:    []string{"NEARGYE_NAMEOF_HPP"},
	Versions: []string{`version (\d+\.\d+\.\d+)`},
}

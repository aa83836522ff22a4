package known

var cereal = Component{
	Name:     "cereal",
	Upstream: "github.com/USCiLab/cereal",
	Tag:      "v%s",
	Marks:    []string{"Randolph Voorhies, Shane Grant"},
}

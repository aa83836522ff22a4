package known

var unitsholthaus = Component{
	Name:     "units",
	Upstream: "github.com/nholthaus/units",
	Tag:      "v%s",
	Marks:    []string{"a compile-time c++14 unit conversion library with no dependencies"},
}

package known

var handmademath = Component{
	Name:     "handmademath",
	Upstream: "github.com/HandmadeMath/HandmadeMath",
	Tag:      "v%s",
	Marks:    []string{"HandmadeMath.h v"},
	Versions: []string{`HandmadeMath\.h v(\d[\d.]*)`},
}

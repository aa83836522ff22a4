package known

var linmathh = Component{
	Name:     "linmath-h",
	Also:     []string{"linmath.h", "linmath"},
	Upstream: "github.com/datenwolf/linmath.h",
	Marks:    []string{"LINMATH_H"},
}

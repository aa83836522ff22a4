package known

var doubleconversion = Component{
	Name:     "double-conversion",
	Upstream: "github.com/google/double-conversion",
	Tag:      "v%s",
	Marks:    []string{"DOUBLE_CONVERSION_DOUBLE_CONVERSION_H_"},
}

package known

var dhara = Component{
	Name:     "dhara",
	Upstream: "github.com/dlbeer/dhara",
	Marks:    []string{"Dhara - NAND flash management layer"},
}

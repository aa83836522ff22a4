package known

var huntergate = Component{
	Name:     "hunter-gate",
	Also:     []string{"hunter"},
	Upstream: "github.com/cpp-pm/gate",
	Marks:    []string{"This is a gate file to Hunter package manager"},
}

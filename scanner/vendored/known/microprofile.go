package known

var microprofile = Component{
	Name:     "microprofile",
	Upstream: "github.com/jonasmr/microprofile",
	Marks:    []string{" Jonas Meyer\n"},
}

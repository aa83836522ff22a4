package known

var nayuki = Component{
	Name:     "nayuki",
	Upstream: "github.com/nayuki/Nayuki-web-published-code",
	Marks:    []string{"Project Nayuki. (MIT License)"},
}

package known

var ssssprenkels = Component{
	Name:     "sss",
	Also:     []string{"shamir"},
	Upstream: "github.com/dsprenkels/sss",
	Marks:    []string{"hazardous parts of the SSS library"},
}

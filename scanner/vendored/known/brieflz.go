package known

var brieflz = Component{
	Name:     "brieflz",
	Upstream: "github.com/jibsen/brieflz",
	Marks:    []string{"BriefLZ - small fast Lempel-Ziv"},
}

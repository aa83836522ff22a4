package known

var mpeg4ip = Component{
	Name:     "mp4v2",
	Also:     []string{"mpeg4ip"},
	Upstream: "github.com/TechSmith/mp4v2",
	Marks:    []string{"The Original Code is MPEG4IP"},
}

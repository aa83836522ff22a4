package known

var zopfli = Component{
	Name:     "zopfli",
	Upstream: "github.com/google/zopfli",
	Tag:      "zopfli-%s",
	Marks:    []string{"lode.vandevenne@gmail.com (Lode Vandevenne)"},
}

package known

var kainjowmustache = Component{
	Name:     "mustache",
	Also:     []string{"kainjow-mustache"},
	Upstream: "github.com/kainjow/Mustache",
	Tag:      "v%s",
	Marks:    []string{"KAINJOW_MUSTACHE_HPP"},
}

package known

var inja = Component{
	Name:     "inja",
	Upstream: "github.com/pantor/inja",
	Tag:      "v%s",
	Marks:    []string{"INCLUDE_INJA_INJA_HPP_"},
	Versions: []string{`(?s)INJA_VERSION_MAJOR (\d+).{0,40}INJA_VERSION_MINOR (\d+).{0,40}INJA_VERSION_PATCH (\d+)`},
}

package known

var renderdoc = Component{
	Name:     "renderdoc",
	Upstream: "github.com/baldurk/renderdoc",
	Tag:      "v%s",
	Marks:    []string{"Documentation for the API is available at https://renderdoc.org/docs/in_application_api.html"},
}

package known

var hashlibrary = Component{
	Name:     "hash-library",
	Upstream: "github.com/stbrumme/hash-library",
	Marks:    []string{"see http://create.stephan-brumme.com/disclaimer.html"},
}

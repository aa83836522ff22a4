package known

var uriparser = Component{
	Name:     "uriparser",
	Upstream: "github.com/uriparser/uriparser",
	Marks:    []string{"uriparser - RFC 3986 URI parsing library"},
}

package known

var libwebsockets = Component{
	Name:     "libwebsockets",
	Also:     []string{"lws"},
	Upstream: "github.com/warmcat/libwebsockets",
	Tag:      "v%s",
	Marks:    []string{"libwebsockets - small server side websockets and web server implementation"},
}

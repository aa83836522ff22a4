package known

var uwebsockets = Component{
	Name:     "uwebsockets",
	Upstream: "github.com/uNetworking/uWebSockets",
	Tag:      "v%s",
	Marks:    []string{"UWS_APP_H", "UWS_HTTPPARSER_H", "UWS_LOOP_H"},
}

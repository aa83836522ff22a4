package known

var usockets = Component{
	Name:     "usockets",
	Upstream: "github.com/uNetworking/uSockets",
	Tag:      "v%s",
	Marks:    []string{"LIBUSOCKETS_H", "LIBUS_INTERNAL_H"},
}

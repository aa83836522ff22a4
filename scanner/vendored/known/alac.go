package known

var alac = Component{
	Name:     "alac",
	Upstream: "github.com/macosforge/alac",
	Marks:    []string{"@APPLE_APACHE_LICENSE_HEADER_START@"},
}

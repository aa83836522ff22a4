package known

var vamppluginsdk = Component{
	Name:     "vamp-plugin-sdk",
	Also:     []string{"vamp", "vamp-sdk"},
	Upstream: "github.com/vamp-plugins/vamp-plugin-sdk",
	Marks:    []string{"An API for audio analysis and feature extraction plugins"},
}

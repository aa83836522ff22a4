package known

var mcuxsdk = Component{
	Name:     "mcux-sdk",
	Also:     []string{"mcuxpresso-sdk"},
	Upstream: "github.com/nxp-mcuxpresso/mcux-sdk",
	Marks:    []string{"define FSL_COMPONENT_ID \""},
}

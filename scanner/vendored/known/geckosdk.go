package known

var geckosdk = Component{
	Name:     "gecko-sdk",
	Also:     []string{"gecko_sdk"},
	Upstream: "github.com/SiliconLabs/gecko_sdk",
	Marks:    []string{"Silicon Laboratories Inc. www.silabs.com"},
}

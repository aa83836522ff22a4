package known

var ndisdk = Component{
	Name:     "ndi-sdk",
	Also:     []string{"ndi"},
	Upstream: "ndi.video",
	Marks:    []string{"applies to this file ONLY and not to the SDK as a whole"},
}

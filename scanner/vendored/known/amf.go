package known

var amf = Component{
	Name:     "amf",
	Also:     []string{"amd-amf"},
	Upstream: "github.com/GPUOpen-LibrariesAndSDKs/AMF",
	Tag:      "v%s",
	Marks:    []string{"Notice Regarding Standards.  AMD does not provide a license or sublicense to"},
}

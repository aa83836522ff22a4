package known

var asn1c = Component{
	Name:     "asn1c",
	Also:     []string{"asn1-skeletons"},
	Upstream: "github.com/vlm/asn1c",
	Tag:      "v%s",
	Marks:    []string{"Lev Walkin <vlm@lionet.info>"},
}

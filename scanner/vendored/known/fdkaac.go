package known

var fdkaac = Component{
	Name:     "fdk-aac",
	Upstream: "github.com/mstorsjo/fdk-aac",
	Tag:      "v%s",
	Marks:    []string{"Software License for The Fraunhofer FDK AAC Codec Library for Android"},
}

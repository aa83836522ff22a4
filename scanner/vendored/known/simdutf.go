package known

var simdutf = Component{
	Name:     "simdutf",
	Upstream: "github.com/simdutf/simdutf",
	Tag:      "v%s",
	Marks:    []string{"SIMDUTF_H"},
	Versions: []string{`SIMDUTF_VERSION[ \t]+"(\d+\.\d+\.\d+)"`},
}

package known

var rapidyaml = Component{
	Name:     "rapidyaml",
	Upstream: "github.com/biojppm/rapidyaml",
	Tag:      "v%s",
	Marks:    []string{"_C4_YML_PARSE_HPP_"},
}

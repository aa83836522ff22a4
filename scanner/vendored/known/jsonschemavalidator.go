package known

var jsonschemavalidator = Component{
	Name:     "json-schema-validator",
	Upstream: "github.com/pboettch/json-schema-validator",
	Tag:      "%s",
	Marks:    []string{"JSON schema validator for JSON for modern C++", "Modern C++ JSON schema validator"},
}

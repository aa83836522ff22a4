package known

var gason = Component{
	Name:     "gason",
	Upstream: "github.com/vivkin/gason",
	Marks:    []string{"JSON_VALUE_TAG_MASK"},
}

package known

var fff = Component{
	Name:     "fff",
	Also:     []string{"fake-function-framework"},
	Upstream: "github.com/meekrosoft/fff",
	Tag:      "v%s",
	Marks:    []string{"FAKE_FUNCTIONS"},
}

package known

var jerryscript = Component{
	Name:     "jerryscript",
	Upstream: "github.com/jerryscript-project/jerryscript",
	Marks:    []string{"Copyright JS Foundation and other contributors, http://js.foundation\n"},
}

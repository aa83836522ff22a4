package known

var cexception = Component{
	Name:     "cexception",
	Upstream: "github.com/ThrowTheSwitch/CException",
	Tag:      "v%s",
	Marks:    []string{"_CEXCEPTION_H"},
}

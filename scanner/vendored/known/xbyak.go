package known

var xbyak = Component{
	Name:     "xbyak",
	Upstream: "github.com/herumi/xbyak",
	Tag:      "v%s",
	Marks:    []string{"XBYAK_XBYAK_H_"},
}

package known

var base64zhicheng = Component{
	Name:     "base64-zhicheng",
	Also:     []string{"base64"},
	Upstream: "github.com/zhicheng/base64",
	Marks:    []string{"public domain base64 implementation written by WEI Zhicheng"},
}

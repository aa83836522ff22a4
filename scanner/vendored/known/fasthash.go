package known

var fasthash = Component{
	Name:     "fasthash",
	Upstream: "github.com/ztanml/fast-hash",
	Marks:    []string{"Zilong Tan (eric.zltan@gmail.com)"},
}

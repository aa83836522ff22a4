package known

var libebur128 = Component{
	Name:     "libebur128",
	Also:     []string{"ebur128"},
	Upstream: "github.com/jiixyj/libebur128",
	Marks:    []string{"EBUR128_H_"},
}

package known

var wjcryptlib = Component{
	Name:     "wjcryptlib",
	Upstream: "github.com/WaterJuice/WjCryptLib",
	Marks:    []string{"Modified by WaterJuice retaining Public Domain"},
}

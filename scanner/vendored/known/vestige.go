package known

var vestige = Component{
	Name:     "vestige",
	Also:     []string{"lmms"},
	Upstream: "github.com/LMMS/lmms",
	Marks:    []string{"simple header to allow VeSTige compilation"},
}

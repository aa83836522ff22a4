package known

var xatlas = Component{
	Name:     "xatlas",
	Upstream: "github.com/jpcy/xatlas",
	Marks:    []string{"XATLAS_H"},
}

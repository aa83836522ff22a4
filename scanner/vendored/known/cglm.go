package known

var cglm = Component{
	Name:     "cglm",
	Upstream: "github.com/recp/cglm",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c), Recep Aslantas"},
}

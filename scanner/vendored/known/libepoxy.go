package known

var libepoxy = Component{
	Name:     "libepoxy",
	Also:     []string{"epoxy"},
	Upstream: "github.com/anholt/libepoxy",
	Marks:    []string{"EPOXY_GL_H", "EPOXY_COMMON_H"},
}

package known

var libpqueue = Component{
	Name:     "libpqueue",
	Also:     []string{"pqueue"},
	Upstream: "github.com/vy/libpqueue",
	Marks:    []string{"Volkan Yazıcı <volkan.yazici@gmail.com>"},
}

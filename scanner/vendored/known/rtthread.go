package known

var rtthread = Component{
	Name:     "rt-thread",
	Also:     []string{"rtthread"},
	Upstream: "github.com/RT-Thread/rt-thread",
	Tag:      "v%s",
	Marks:    []string{"RT-Thread Development Team"},
}

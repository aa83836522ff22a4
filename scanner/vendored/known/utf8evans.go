package known

var utf8evans = Component{
	Name:     "utf8-evans",
	Also:     []string{"vorbis-tools"},
	Upstream: "github.com/xiph/vorbis-tools",
	Marks:    []string{"Edmund Grimley Evans <edmundo@rano.org>"},
}

package known

var opus = Component{
	Name:     "opus",
	Also:     []string{"libopus"},
	Upstream: "gitlab.xiph.org/xiph/opus",
	Tag:      "v%s",
	Marks:    []string{"@brief Opus reference implementation API"},
}

package known

var rnnoise = Component{
	Name:     "rnnoise",
	Upstream: "gitlab.xiph.org/xiph/rnnoise",
	Marks:    []string{"RNNOISE_H"},
}

package known

var msfgif = Component{
	Name:     "msf_gif",
	Upstream: "github.com/notnullnotvoid/msf_gif",
	Tag:      "v%s",
	Marks:    []string{"This is a single-header-file library that creates animated gifs"},
}

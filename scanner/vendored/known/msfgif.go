package known

var msfgif = Component{
	Name:     "msf_gif",
	Upstream: "github.com/notnullnotvoid/msf_gif",
	Tag:      "v%s",
	Marks:    []string{"define MSF_GIF_IMPL before including the header"},
}

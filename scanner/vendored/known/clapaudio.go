package known

var clapaudio = Component{
	Name:     "clap-audio",
	Also:     []string{"clap"},
	Upstream: "github.com/free-audio/clap",
	Marks:    []string{"CLAP - CLever Audio Plugin", "CLAP_VERSION_MAJOR"},
}

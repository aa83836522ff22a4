package known

var clapaudio = Component{
	Name:     "clap-audio",
	Also:     []string{"clap"},
	Upstream: "github.com/free-audio/clap",
	Marks:    []string{"CLAP - CLever Audio Plugin", "CLAP_VERSION_MAJOR"},
	Versions: []string{`(?s)CLAP_VERSION_MAJOR (?:\(\(uint32_t\))?(\d+).{0,80}?CLAP_VERSION_MINOR (?:\(\(uint32_t\))?(\d+).{0,80}?CLAP_VERSION_REVISION (?:\(\(uint32_t\))?(\d+)`},
}

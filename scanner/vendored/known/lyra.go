package known

var lyra = Component{
	Name:     "lyra",
	Upstream: "github.com/bfgroup/Lyra",
	Tag:      "%s",
	Marks:    []string{"LYRA_HPP"},
	Versions: []string{`(?s)LYRA_VERSION_MAJOR (\d+).{0,40}LYRA_VERSION_MINOR (\d+).{0,40}LYRA_VERSION_PATCH (\d+)`},
}

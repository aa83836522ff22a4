package known

var tomlplusplus = Component{
	Name:     "tomlplusplus",
	Also:     []string{"toml++"},
	Upstream: "github.com/marzer/tomlplusplus",
	Tag:      "v%s",
	Marks:    []string{"toml++ v"},
	Versions: []string{`toml\+\+ v(\d+\.\d+\.\d+)`},
}

package known

var toml11 = Component{
	Name:     "toml11",
	Upstream: "github.com/ToruNiina/toml11",
	Tag:      "v%s",
	Marks:    []string{"Toru Niina"},
	Versions: []string{`(?s)TOML11_VERSION_MAJOR (\d+).{0,60}TOML11_VERSION_MINOR (\d+).{0,60}TOML11_VERSION_PATCH (\d+)`},
}

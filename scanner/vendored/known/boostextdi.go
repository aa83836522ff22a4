package known

var boostextdi = Component{
	Name:     "boost-ext-di",
	Also:     []string{"boost-di", "di"},
	Upstream: "github.com/boost-ext/di",
	Tag:      "v%s",
	Marks:    []string{"BOOST_DI_VERSION"},
	Versions: []string{`BOOST_DI_VERSION (\d+)'(\d+)'(\d+)`},
}

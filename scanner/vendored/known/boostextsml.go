package known

var boostextsml = Component{
	Name:     "boost-ext-sml",
	Also:     []string{"boost-sml", "sml"},
	Upstream: "github.com/boost-ext/sml",
	Tag:      "v%s",
	Marks:    []string{"BOOST_SML_VERSION"},
	Versions: []string{`BOOST_SML_VERSION (\d+)'(\d+)'(\d+)`},
}

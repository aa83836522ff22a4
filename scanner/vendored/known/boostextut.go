package known

var boostextut = Component{
	Name:     "boost-ext-ut",
	Also:     []string{"boost-ut", "ut"},
	Upstream: "github.com/boost-ext/ut",
	Tag:      "v%s",
	Marks:    []string{"BOOST_UT_VERSION"},
	Versions: []string{`BOOST_UT_VERSION (\d+)'(\d+)'(\d+)`},
}

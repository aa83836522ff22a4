package known

var sol2 = Component{
	Name:     "sol2",
	Upstream: "github.com/ThePhD/sol2",
	Tag:      "v%s",
	Marks:    []string{"Rapptz, ThePhD and contributors"},
	Versions: []string{`(?s)Version (\d+\.\d+\.\d+)`},
}

package known

var hedley = Component{
	Name:     "hedley",
	Upstream: "github.com/nemequ/hedley",
	Tag:      "v%s",
	Marks:    []string{"Hedley - https://nemequ.github.io/hedley"},
	Files:    []string{"hedley.h"},
	Versions: []string{`HEDLEY_VERSION (\d+)`},
}

package known

var lsom = Component{
	Name:     "lsom",
	Also:     []string{"loongson-intrinsics"},
	Upstream: "github.com/yinshiyou/lsom",
	Marks:    []string{"LSOM_VERSION_MAJOR", "copied from loongson LSOM project"},
	Versions: []string{`(?s)LSOM_VERSION_MAJOR (\d+).{0,60}LSOM_VERSION_MINOR (\d+).{0,60}LSOM_VERSION_MICRO (\d+)`},
}

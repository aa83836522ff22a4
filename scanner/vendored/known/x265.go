package known

var x265 = Component{
	Name:     "x265",
	Also:     []string{"libx265"},
	Upstream: "bitbucket.org/multicoreware/x265_git",
	Marks:    []string{"2013-2020 MulticoreWare, Inc", "2013-2017 MulticoreWare, Inc"},
}

package known

var quicklz = Component{
	Name:     "quicklz",
	Upstream: "www.quicklz.com",
	Marks:    []string{"Fast data compression library"},
	Versions: []string{`(?s)QLZ_VERSION_MAJOR (\d+).{0,60}QLZ_VERSION_MINOR (\d+).{0,60}QLZ_VERSION_REVISION (\d+)`},
}

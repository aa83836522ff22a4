package known

var parson = Component{
	Name:     "parson",
	Upstream: "github.com/kgabis/parson",
	Marks:    []string{"Parson (https://github.com/kgabis/parson)", "( http://kgabis.github.com/parson/ )", "( https://github.com/kgabis/parson/ )"},
	Versions: []string{`Parson (\d+\.\d+\.\d+)`, `(?s)define[ \t]+PARSON_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+PARSON_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+PARSON_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}

package known

var inih = Component{
	Name:     "inih",
	Upstream: "github.com/benhoyt/inih",
	Tag:      "r%s",
	Marks:    []string{"inih -- simple .INI file parser"},
}

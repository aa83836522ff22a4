package known

var tweetnacl = Component{
	Name:     "tweetnacl",
	Upstream: "tweetnacl.cr.yp.to",
	Marks:    []string{"TWEETNACL_H"},
	Versions: []string{`// version (\d{8})`},
}

package known

var microecc = Component{
	Name:     "micro-ecc",
	Upstream: "github.com/kmackay/micro-ecc",
	Tag:      "v%s",
	Marks:    []string{"Copyright 2014, Kenneth MacKay", "Copyright 2015, Kenneth MacKay"},
}

package known

var openfbx = Component{
	Name:     "openfbx",
	Also:     []string{"ofbx"},
	Upstream: "github.com/nem0/OpenFBX",
	Marks:    []string{"namespace ofbx"},
}

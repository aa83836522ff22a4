package known

var remotery = Component{
	Name:     "remotery",
	Upstream: "github.com/Celtoys/Remotery",
	Marks:    []string{"Celtoys Ltd"},
}

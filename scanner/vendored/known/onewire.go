package known

var onewire = Component{
	Name:     "onewire",
	Upstream: "github.com/PaulStoffregen/OneWire",
	Marks:    []string{"OneWire_h", "Copyright (c) 2007, Jim Studt"},
}

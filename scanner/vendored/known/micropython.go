package known

var micropython = Component{
	Name:     "micropython",
	Upstream: "github.com/micropython/micropython",
	Tag:      "v%s",
	Marks:    []string{"This file is part of the MicroPython project"},
}

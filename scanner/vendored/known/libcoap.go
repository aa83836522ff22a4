package known

var libcoap = Component{
	Name:     "libcoap",
	Upstream: "github.com/obgm/libcoap",
	Tag:      "v%s",
	Marks:    []string{"This file is part of the CoAP library libcoap"},
}

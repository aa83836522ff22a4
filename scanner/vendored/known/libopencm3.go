package known

var libopencm3 = Component{
	Name:     "libopencm3",
	Upstream: "github.com/libopencm3/libopencm3",
	Marks:    []string{"This file is part of the libopencm3 project"},
}

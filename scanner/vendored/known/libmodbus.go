package known

var libmodbus = Component{
	Name:     "libmodbus",
	Also:     []string{"modbus"},
	Upstream: "github.com/stephane/libmodbus",
	Marks:    []string{"Copyright © Stéphane Raimbault", "Copyright © 2001-2011 Stéphane Raimbault", "Copyright © 2008-2014 Stéphane Raimbault"},
}

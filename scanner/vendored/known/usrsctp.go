package known

var usrsctp = Component{
	Name:     "usrsctp",
	Also:     []string{"libusrsctp"},
	Upstream: "github.com/sctplab/usrsctp",
	Marks:    []string{"Copyright (c) 2001-2008, by Cisco Systems, Inc. All rights reserved", "Copyright (c) 2001-2007, by Cisco Systems, Inc. All rights reserved"},
}

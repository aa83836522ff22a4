package known

var isclibbind = Component{
	Name:     "isc-libbind",
	Also:     []string{"libbind"},
	Upstream: "www.isc.org",
	Marks:    []string{"Copyright (c) 1996-1999 by Internet Software Consortium", "Copyright (c) 1996,1999 by Internet Software Consortium", "Copyright (c) 1996 by Internet Software Consortium", "Copyright (C) 1996-2001  Internet Software Consortium", "Copyright (C) 1996-2003  Internet Software Consortium"},
}

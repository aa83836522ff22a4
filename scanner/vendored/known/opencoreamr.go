package known

var opencoreamr = Component{
	Name:     "opencore-amr",
	Also:     []string{"opencore"},
	Upstream: "sourceforge.net/projects/opencore-amr",
	Marks:    []string{"Copyright (C) 1998-2009 PacketVideo"},
}

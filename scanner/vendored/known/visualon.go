package known

var visualon = Component{
	Name:     "vo-amrwbenc",
	Also:     []string{"vo-aacenc", "visualon"},
	Upstream: "sourceforge.net/projects/opencore-amr",
	Marks:    []string{"Copyright 2003-2010, VisualOn, Inc."},
}

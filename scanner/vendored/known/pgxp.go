package known

var pgxp = Component{
	Name:     "pgxp",
	Upstream: "github.com/iCatButler/pcsxr",
	Marks:    []string{"Copyright (C) 2016 by iCatButler "},
}

package known

var tommyds = Component{
	Name:     "tommyds",
	Upstream: "github.com/amadvance/tommyds",
	Marks:    []string{"Copyright (C) 2010 Andrea Mazzoleni", "Copyright (c) 2010, Andrea Mazzoleni"},
}

package known

var liblzf = Component{
	Name:     "liblzf",
	Upstream: "oldhome.schmorp.de/marc/liblzf.html",
	Marks:    []string{"2000-2005 Marc Alexander Lehmann", "2000-2006 Marc Alexander Lehmann", "2000-2007 Marc Alexander Lehmann", "2000-2008 Marc Alexander Lehmann", "2000-2009 Marc Alexander Lehmann", "2000-2010 Marc Alexander Lehmann"},
}

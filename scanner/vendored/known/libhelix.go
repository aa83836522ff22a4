package known

var libhelix = Component{
	Name:     "libhelix",
	Also:     []string{"libhelix-mp3", "helix"},
	Upstream: "helixcommunity.org",
	Marks:    []string{"Portions Copyright (c) 1995-2004 RealNetworks", "Portions Copyright (c) 1995-2002 RealNetworks"},
}

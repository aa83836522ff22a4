package known

var libutp = Component{
	Name:     "libutp",
	Also:     []string{"utp"},
	Upstream: "github.com/bittorrent/libutp",
	Marks:    []string{"Copyright (c) 2010-2013 BitTorrent, Inc."},
}

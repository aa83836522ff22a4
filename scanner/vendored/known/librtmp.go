package known

var librtmp = Component{
	Name:     "librtmp",
	Also:     []string{"rtmpdump"},
	Upstream: "rtmpdump.mplayerhq.hu",
	Marks:    []string{"This file is part of librtmp."},
}

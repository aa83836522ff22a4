package known

var a52dec = Component{
	Name:     "a52dec",
	Also:     []string{"liba52"},
	Upstream: "git.adelielinux.org/community/a52dec",
	Marks:    []string{"part of a52dec, a free ATSC A-52 stream decoder"},
}

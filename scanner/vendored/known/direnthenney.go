package known

var direnthenney = Component{
	Name:     "dirent-henney",
	Also:     []string{"dirent"},
	Upstream: "www.two-sdg.demon.co.uk/curbralan/code/dirent/dirent.html",
	Marks:    []string{"Kevlin Henney (kevlin@acm.org"},
}

package known

var sha2gifford = Component{
	Name:     "sha2-gifford",
	Also:     []string{"sha2"},
	Upstream: "aarongifford.com/computers/sha.html",
	Marks:    []string{"Aaron D. Gifford"},
}

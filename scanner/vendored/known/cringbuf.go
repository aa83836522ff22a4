package known

var cringbuf = Component{
	Name:     "c-ringbuf",
	Also:     []string{"ringbuf"},
	Upstream: "github.com/dhess/c-ringbuf",
	Marks:    []string{"Drew Hess <dhess-src@bothan.net>"},
}

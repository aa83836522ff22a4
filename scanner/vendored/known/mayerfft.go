package known

var mayerfft = Component{
	Name:     "mayer-fft",
	Upstream: "www.acuson.com",
	Marks:    []string{"Ron Mayer; mayer@acuson.com", "1988, 1993; Ron Mayer"},
}

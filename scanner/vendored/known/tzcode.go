package known

var tzcode = Component{
	Name:     "tzcode",
	Also:     []string{"tz"},
	Upstream: "www.iana.org/time-zones",
	Marks:    []string{"Arthur David Olson"},
}

package known

var mio = Component{
	Name:     "mio",
	Also:     []string{"mandreyel-mio"},
	Upstream: "github.com/mandreyel/mio",
	Marks:    []string{"Copyright 2017 https://github.com/mandreyel"},
}

package known

var live555 = Component{
	Name:     "live555",
	Upstream: "www.live555.com",
	Marks:    []string{"Live Networks, Inc.  All rights reserved."},
}

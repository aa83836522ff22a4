package known

var mjanssonmdns = Component{
	Name:     "mdns",
	Also:     []string{"mjansson-mdns"},
	Upstream: "github.com/mjansson/mdns",
	Tag:      "%s",
	Marks:    []string{"This library provides a cross-platform mDNS and DNS-SD library in C"},
}

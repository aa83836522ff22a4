package known

var asiosdk = Component{
	Name:     "asio-sdk",
	Also:     []string{"steinberg-asio"},
	Upstream: "www.steinberg.net/developers",
	Marks:    []string{"Steinberg Audio Stream I/O API"},
}

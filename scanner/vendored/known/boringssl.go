package known

var boringssl = Component{
	Name:     "boringssl",
	Upstream: "boringssl.googlesource.com/boringssl",
	Marks:    []string{"The BoringSSL Authors"},
}

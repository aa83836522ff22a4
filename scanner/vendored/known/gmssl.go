package known

var gmssl = Component{
	Name:     "gmssl",
	Upstream: "github.com/guanzhi/GmSSL",
	Marks:    []string{"The GmSSL Project. All Rights Reserved"},
}

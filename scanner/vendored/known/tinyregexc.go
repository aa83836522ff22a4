package known

var tinyregexc = Component{
	Name:     "tiny-regex-c",
	Upstream: "github.com/kokke/tiny-regex-c",
	Marks:    []string{"Mini regex-module inspired by Rob Pike's regex code"},
}

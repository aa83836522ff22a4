package known

var quickjs = Component{
	Name:     "quickjs",
	Upstream: "github.com/bellard/quickjs",
	Marks:    []string{"QuickJS Javascript Engine", "QUICKJS_H"},
	Versions: []string{`QUICKJS_VERSION "(\d{4}-\d{2}-\d{2})"`},
}

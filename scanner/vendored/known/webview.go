package known

var webview = Component{
	Name:     "webview",
	Upstream: "github.com/webview/webview",
	Marks:    []string{"2017 Serge Zaitsev"},
}

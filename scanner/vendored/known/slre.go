package known

var slre = Component{
	Name:     "slre",
	Upstream: "github.com/cesanta/slre",
	Marks:    []string{"Super Light Regular Expression library"},
}

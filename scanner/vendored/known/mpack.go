package known

var mpack = Component{
	Name:     "mpack",
	Upstream: "github.com/ludocode/mpack",
	Tag:      "v%s",
	Marks:    []string{"MPack v", "This is the MPack"},
	Versions: []string{`MPack (\d+\.\d+(?:\.\d+)?)`},
}

package known

var dirent = Component{
	Name:     "dirent",
	Upstream: "github.com/tronkko/dirent",
	Tag:      "%s",
	Marks:    []string{"Dirent interface for Microsoft Visual Studio", "dirent API for Microsoft Visual Studio", "operating system independent dirent implementation"},
	Versions: []string{`Version (\d+\.\d+(?:\.\d+)?)`},
}

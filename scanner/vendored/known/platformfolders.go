package known

var platformfolders = Component{
	Name:     "platformfolders",
	Upstream: "github.com/sago007/PlatformFolders",
	Marks:    []string{"Its is under the MIT license, to encourage reuse by cut-and-paste"},
}

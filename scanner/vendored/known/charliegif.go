package known

var charliegif = Component{
	Name:     "gif-h",
	Also:     []string{"gif.h"},
	Upstream: "github.com/charlietangora/gif-h",
	Marks:    []string{"by Charlie Tangora"},
}

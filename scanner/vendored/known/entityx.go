package known

var entityx = Component{
	Name:     "entityx",
	Upstream: "github.com/alecthomas/entityx",
	Marks:    []string{"Author: Alec Thomas <alec@swapoff.org>"},
}

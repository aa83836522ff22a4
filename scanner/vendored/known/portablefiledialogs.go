package known

var portablefiledialogs = Component{
	Name:     "portable-file-dialogs",
	Also:     []string{"pfd"},
	Upstream: "github.com/samhocevar/portable-file-dialogs",
	Tag:      "%s",
	Marks:    []string{"Portable File Dialogs"},
}

package known

var faac = Component{
	Name:     "faac",
	Upstream: "github.com/knik0/faac",
	Marks:    []string{"FAAC - Freeware Advanced Audio Coder"},
}

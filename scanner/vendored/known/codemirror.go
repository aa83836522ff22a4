package known

var codemirror = Component{
	Name:     "codemirror",
	Upstream: "github.com/codemirror/codemirror5",
	Marks:    []string{"CodeMirror, copyright (c) by Marijn Haverbeke and others"},
}

package known

var simplejsonmjpa = Component{
	Name:     "simplejson-mjpa",
	Also:     []string{"simplejson"},
	Upstream: "github.com/MJPA/SimpleJSON",
	Marks:    []string{"part of the SimpleJSON Library - http://mjpa.in/json"},
}

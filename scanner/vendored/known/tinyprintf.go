package known

var tinyprintf = Component{
	Name:     "tinyprintf",
	Upstream: "github.com/cjlano/tinyprintf",
	Marks:    []string{"Kustaa Nyholm"},
}

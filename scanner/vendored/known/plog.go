package known

var plog = Component{
	Name:     "plog",
	Upstream: "github.com/SergiusTheBest/plog",
	Tag:      "%s",
	Marks:    []string{"Plog - portable and simple log for C++"},
	Versions: []string{`Plog[^\n]*\n//\s*Version (\d+\.\d+\.\d+)`},
}

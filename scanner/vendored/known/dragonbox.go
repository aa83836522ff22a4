package known

var dragonbox = Component{
	Name:     "dragonbox",
	Upstream: "github.com/jk-jeon/dragonbox",
	Marks:    []string{" Junekey Jeon\n"},
}

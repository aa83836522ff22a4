package known

var stk = Component{
	Name:     "stk",
	Upstream: "github.com/thestk/stk",
	Marks:    []string{"by Perry R. Cook and Gary P. Scavone"},
}

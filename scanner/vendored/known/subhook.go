package known

var subhook = Component{
	Name:     "subhook",
	Upstream: "github.com/Zeex/subhook",
	Marks:    []string{"SUBHOOK_H"},
}

package known

var ubenchh = Component{
	Name:     "ubench.h",
	Also:     []string{"ubench"},
	Upstream: "github.com/sheredom/ubench.h",
	Marks:    []string{"SHEREDOM_UBENCH_H_INCLUDED"},
}

package known

var minunit = Component{
	Name:     "minunit",
	Upstream: "github.com/siu/minunit",
	Marks:    []string{"David Siñuela Pastor"},
}

package known

var csiphash = Component{
	Name:     "csiphash",
	Upstream: "github.com/majek/csiphash",
	Marks:    []string{"Marek Majkowski <marek@popcount.org>"},
}

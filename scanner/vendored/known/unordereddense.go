package known

var unordereddense = Component{
	Name:     "unordered_dense",
	Upstream: "github.com/martinus/unordered_dense",
	Tag:      "v%s",
	Marks:    []string{"A fast & densely stored hashmap and hashset based on robin-hood backward shift deletion"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}

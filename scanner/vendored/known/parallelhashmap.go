package known

var parallelhashmap = Component{
	Name:     "parallel-hashmap",
	Upstream: "github.com/greg7mdp/parallel-hashmap",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) 2019, Gregory Popovitch"},
}

package known

var metrohash = Component{
	Name:     "metrohash",
	Upstream: "github.com/jandrewrogers/MetroHash",
	Marks:    []string{"Copyright (c) 2015 J. Andrew Rogers"},
}

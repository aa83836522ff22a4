package known

var jechdht = Component{
	Name:     "jech-dht",
	Also:     []string{"dht"},
	Upstream: "github.com/jech/dht",
	Marks:    []string{"Copyright (c) 2009-2011 by Juliusz Chroboczek"},
}

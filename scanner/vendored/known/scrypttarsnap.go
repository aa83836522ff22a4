package known

var scrypttarsnap = Component{
	Name:     "scrypt-tarsnap",
	Also:     []string{"scrypt"},
	Upstream: "github.com/Tarsnap/scrypt",
	Marks:    []string{"Copyright 2009 Colin Percival"},
}

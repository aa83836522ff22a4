package known

var aesgladman = Component{
	Name:     "aes-gladman",
	Upstream: "github.com/BrianGladman",
	Marks:    []string{"Copyright (c) 1998-2013, Brian Gladman", "Dr Brian Gladman", "Brian Gladman, Worcester, UK"},
}

package known

var librecreytiv = Component{
	Name:     "libre-creytiv",
	Also:     []string{"re", "libre"},
	Upstream: "github.com/baresip/re",
	Tag:      "v%s",
	Marks:    []string{"Copyright (C) 2010 Creytiv.com"},
}

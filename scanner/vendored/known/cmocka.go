package known

var cmocka = Component{
	Name:     "cmocka",
	Upstream: "cmocka.org",
	Marks:    []string{"Copyright 2008 Google Inc.\n * Copyright 2014-"},
	Files:    []string{"cmocka.h"},
}

package known

var portableendian = Component{
	Name:     "portable-endian",
	Upstream: "gist.github.com/panzi/6856583",
	Marks:    []string{"\"License\": Public Domain\n// I, Mathias Panzenböck"},
}

package known

var t1ha = Component{
	Name:     "t1ha",
	Upstream: "gitflic.ru/project/erthink/t1ha",
	Marks:    []string{"Fast Positive Hash, portable hash function"},
}

package known

var yaffs = Component{
	Name:     "yaffs",
	Also:     []string{"yaffs2"},
	Upstream: "yaffs.net",
	Marks:    []string{"YAFFS: Yet Another Flash File System"},
}

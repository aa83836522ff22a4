package known

var multibutton = Component{
	Name:     "multibutton",
	Upstream: "github.com/0x1abin/MultiButton",
	Marks:    []string{"Copyright (c) 2016 Zibin Zheng <znbin@qq.com>"},
}

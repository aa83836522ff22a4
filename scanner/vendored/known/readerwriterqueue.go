package known

var readerwriterqueue = Component{
	Name:     "readerwriterqueue",
	Upstream: "github.com/cameron314/readerwriterqueue",
	Tag:      "v%s",
	Marks:    []string{"©2013-2020 Cameron Desrochers", "©2013-2016 Cameron Desrochers", "©2013 Cameron Desrochers"},
}

package known

var md5plumb = Component{
	Name:     "md5-plumb",
	Also:     []string{"libmd5", "md5"},
	Upstream: "en.wikipedia.org/wiki/MD5",
	Marks:    []string{"was\n * written by Colin Plumb", "written by Colin Plumb in 1993"},
}

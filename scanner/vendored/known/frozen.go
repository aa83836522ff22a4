package known

var frozen = Component{
	Name:     "frozen",
	Upstream: "github.com/cesanta/frozen",
	Tag:      "%s",
	Marks:    []string{"Sergey Lyubka <valenok@gmail.com>\n * Copyright (c) 2013 Cesanta"},
}

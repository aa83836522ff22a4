package known

var mongoose = Component{
	Name:     "mongoose",
	Upstream: "github.com/cesanta/mongoose",
	Tag:      "%s",
	Marks:    []string{"Copyright (c) 2013-2024 Cesanta Software", "Copyright (c) 2004-2013 Sergey Lyubka", "Cesanta Software Limited"},
	Files:    []string{"mongoose.h"},
	Versions: []string{`MG_VERSION[ \t]+"(\d[\w.]*)"`},
}

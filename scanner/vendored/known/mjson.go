package known

var mjson = Component{
	Name:     "mjson",
	Upstream: "github.com/cesanta/mjson",
	Tag:      "%s",
	Marks:    []string{"MJSON_H"},
	Versions: []string{`MJSON_VERSION "(\d[\w.]*)"`},
}

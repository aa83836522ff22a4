package known

var hoedown = Component{
	Name:     "hoedown",
	Upstream: "github.com/hoedown/hoedown",
	Tag:      "%s",
	Marks:    []string{"HOEDOWN_DOCUMENT_H", "HOEDOWN_BUFFER_H", "HOEDOWN_HTML_H", "HOEDOWN_VERSION_H"},
}

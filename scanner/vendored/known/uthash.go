package known

var uthash = Component{
	Name:     "uthash",
	Also:     []string{"utlist"},
	Upstream: "github.com/troydhanson/uthash",
	Tag:      "v%s",
	Marks:    []string{"http://troydhanson.github.com/uthash/", "http://troydhanson.github.io/uthash/", "https://troydhanson.github.io/uthash/", "http://uthash.sourceforge.net"},
	Files:    []string{"uthash.h"},
	Versions: []string{`UT(?:HASH|LIST|ARRAY|STRING|STACK|RINGBUFFER)_VERSION[ \t]+(\d[\d.]*)`},
}

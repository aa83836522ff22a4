package known

var snappy = Component{
	Name:     "snappy",
	Upstream: "github.com/google/snappy",
	Tag:      "%s",
	Marks:    []string{"a lightweight compression algorithm.  It is designed for speed"},
}

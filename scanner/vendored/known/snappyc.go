package known

var snappyc = Component{
	Name:     "snappy-c",
	Upstream: "github.com/andikleen/snappy-c",
	Marks:    []string{"C port of the snappy compressor from Google"},
}

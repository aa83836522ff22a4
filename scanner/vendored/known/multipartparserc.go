package known

var multipartparserc = Component{
	Name:     "multipart-parser-c",
	Upstream: "github.com/iafonov/multipart-parser-c",
	Marks:    []string{"Igor Afonov"},
}

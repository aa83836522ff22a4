package known

var protobuf = Component{
	Name:     "protobuf",
	Also:     []string{"google"},
	Upstream: "github.com/protocolbuffers/protobuf",
	Tag:      "v%s",
	Marks:    []string{"Protocol Buffers - Google's data interchange format"},
}

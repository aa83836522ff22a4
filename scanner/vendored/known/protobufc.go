package known

var protobufc = Component{
	Name:     "protobuf-c",
	Upstream: "github.com/protobuf-c/protobuf-c",
	Tag:      "v%s",
	Marks:    []string{"Dave Benson and the protobuf-c authors"},
	Versions: []string{`define[ \t]+PROTOBUF_C_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

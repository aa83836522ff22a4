package known

var grpc = Component{
	Name:     "grpc",
	Upstream: "github.com/grpc/grpc",
	Tag:      "v%s",
	Marks:    []string{"gRPC authors."},
}

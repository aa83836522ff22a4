package known

var jsonrpcpp = Component{
	Name:     "jsonrpcpp",
	Also:     []string{"jsonrpc++"},
	Upstream: "github.com/badaix/jsonrpcpp",
	Tag:      "v%s",
	Marks:    []string{"This file is part of jsonrpc++\n"},
	Versions: []string{`(?m)^\s+version (\d+\.\d+\.\d+)$`},
}

package known

var cppzmq = Component{
	Name:     "cppzmq",
	Upstream: "github.com/zeromq/cppzmq",
	Tag:      "v%s",
	Marks:    []string{"__ZMQ_HPP_INCLUDED__", "ZMQ_HPP_INCLUDED"},
	Versions: []string{`(?s)CPPZMQ_VERSION_MAJOR (\d+).{0,40}CPPZMQ_VERSION_MINOR (\d+).{0,40}CPPZMQ_VERSION_PATCH (\d+)`},
}

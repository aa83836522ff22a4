package known

var mavlink = Component{
	Name:     "mavlink",
	Also:     []string{"c_library_v2", "c_library_v1"},
	Upstream: "github.com/mavlink/c_library_v2",
	Marks:    []string{"MAVLink comm protocol generated from", "MAVLink comm protocol built from"},
}

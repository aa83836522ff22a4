package known

var msgpackc = Component{
	Name:     "msgpack-c",
	Upstream: "github.com/msgpack/msgpack-c",
	Marks:    []string{"MessagePack for C"},
}

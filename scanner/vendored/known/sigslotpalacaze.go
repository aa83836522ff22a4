package known

var sigslotpalacaze = Component{
	Name:     "sigslot-palacaze",
	Also:     []string{"sigslot"},
	Upstream: "github.com/palacaze/sigslot",
	Marks:    []string{"SIGSLOT_RTTI_ENABLED"},
}

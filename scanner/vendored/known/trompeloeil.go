package known

var trompeloeil = Component{
	Name:     "trompeloeil",
	Upstream: "github.com/rollbear/trompeloeil",
	Marks:    []string{"Trompeloeil C++ mocking framework"},
}

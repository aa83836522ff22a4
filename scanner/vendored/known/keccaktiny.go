package known

var keccaktiny = Component{
	Name:     "keccak-tiny",
	Also:     []string{"libkeccak-tiny"},
	Upstream: "github.com/coruus/keccak-tiny",
	Marks:    []string{"libkeccak-tiny"},
}

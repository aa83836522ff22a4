package known

var mingww64 = Component{
	Name:     "mingw-w64",
	Also:     []string{"mingw"},
	Upstream: "github.com/mingw-w64/mingw-w64",
	Marks:    []string{"part of the mingw-w64 runtime package"},
}

package known

var cppbase64 = Component{
	Name:     "cpp-base64",
	Also:     []string{"base64"},
	Upstream: "github.com/ReneNyffenegger/cpp-base64",
	Marks:    []string{"René Nyffenegger", "Rene Nyffenegger"},
	Versions: []string{`Version: (\d+\.rc\.\d+)`},
}

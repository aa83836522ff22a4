package known

var distorm = Component{
	Name:     "distorm",
	Also:     []string{"distorm3"},
	Upstream: "github.com/gdabah/distorm",
	Marks:    []string{"Gil Dabah\n"},
	Versions: []string{`diStorm3? (\d+\.\d+\.\d+)`},
}

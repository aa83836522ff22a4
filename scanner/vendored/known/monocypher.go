package known

var monocypher = Component{
	Name:     "monocypher",
	Upstream: "monocypher.org",
	Marks:    []string{"Monocypher version"},
	Versions: []string{`Monocypher version (\d+\.\d+\.\d+)`},
}

package known

var serpent = Component{
	Name:     "serpent",
	Upstream: "github.com/pkulchenko/serpent",
	Marks:    []string{"local n, v = \"serpent\","},
	Versions: []string{`"serpent", "?([\d.]+)`},
}

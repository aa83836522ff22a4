package known

var chachadjb = Component{
	Name:     "chacha-djb",
	Also:     []string{"chacha"},
	Upstream: "cr.yp.to/chacha.html",
	Marks:    []string{"chacha-merged.c version", "chacha-ref.c version"},
	Versions: []string{`chacha-\w+\.c version (\d+)`},
}

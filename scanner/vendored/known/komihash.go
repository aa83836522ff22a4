package known

var komihash = Component{
	Name:     "komihash",
	Upstream: "github.com/avaneev/komihash",
	Marks:    []string{"\"komihash\" 64-bit hash function"},
	Versions: []string{`@version (\d[\d.]*\d)`},
}

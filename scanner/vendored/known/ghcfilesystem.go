package known

var ghcfilesystem = Component{
	Name:     "ghc-filesystem",
	Upstream: "github.com/gulrak/filesystem",
	Tag:      "v%s",
	Marks:    []string{"ghc::filesystem - A C++17-like filesystem"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}

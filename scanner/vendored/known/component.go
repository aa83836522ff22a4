// Package known is recognition data of libraries that projects copy into their trees, one
// file each. A Component says by which words a file of it is told, and where in
// it the version stands. What has a manifest, a version macro or a directory of its own for
// foreign code is found without an entry here; an entry gives the upstream, and finds a copy that lies
// among the project's own files.
//
// One more component is one more file that declares a package-level
//
//	var zlib = Component{…}
//
// and go generate, which collects them into registry_gen.go.
package known

//go:generate go run ../../../internal/gen/registry -type Component -o registry_gen.go

// Component is a library as copies of it show it.
type Component struct {
	Name string // as the package managers write it: "zlib"
	// Also are other names of it: of directories, repositories, packages.
	Also []string
	// Upstream is where it comes from: "github.com/madler/zlib", or another address without scheme.
	Upstream string
	// Tag is how a release is tagged there, with %s for the version ("v%s"); empty where that
	// follows no rule or the upstream is no repository.
	Tag string
	// Marks are words, any of which tells a file of it when they stand in its first few thousand
	// bytes. They name the library the way only its own files do: a banner, never a mention.
	Marks []string
	// Files are base names, in lower case, of its files in which the version stands though no
	// mark does.
	Files []string
	// Versions are regular expressions for the version in a marked file or in one of Files. The groups, joined by
	// dots, are the version; a group "name" is the name of the part that was copied.
	Versions []string
	// Packed are the worths of the parts where the version is one number: 10000, 100, 1 for 80101, which
	// is 8.1.1.
	Packed []int
}

package known

var sha1git = Component{
	Name:     "sha1-git",
	Also:     []string{"git", "block-sha1"},
	Upstream: "github.com/git/git",
	Marks:    []string{"SHA1 routine optimized to do word accesses", "This code is based on the GIT SHA1 Implementation"},
}

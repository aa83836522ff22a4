package known

var sha1reid = Component{
	Name:     "sha1-reid",
	Also:     []string{"sha1"},
	Upstream: "github.com/clibs/sha1",
	Marks:    []string{"SHA-1 in C\nBy Steve Reid", "SHA-1 in C by Steve Reid", "By Steve Reid <steve@edmweb.com>"},
}

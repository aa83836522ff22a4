package known

var sha3iuf = Component{
	Name:     "sha3iuf",
	Also:     []string{"sha3"},
	Upstream: "github.com/brainhub/SHA3IUF",
	Marks:    []string{"Works when compiled for either 32-bit or 64-bit targets, optimized for"},
}

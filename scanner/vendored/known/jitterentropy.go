package known

var jitterentropy = Component{
	Name:     "jitterentropy",
	Also:     []string{"jitterentropy-library"},
	Upstream: "github.com/smuellerDD/jitterentropy-library",
	Marks:    []string{"Non-physical true random number generator based on timing jitter"},
}

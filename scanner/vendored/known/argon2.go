package known

var argon2 = Component{
	Name:     "argon2",
	Also:     []string{"phc-winner-argon2"},
	Upstream: "github.com/P-H-C/phc-winner-argon2",
	Tag:      "%s",
	Marks:    []string{"Argon2 reference source code package - reference C implementations"},
}

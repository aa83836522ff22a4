package known

var ctre = Component{
	Name:     "ctre",
	Upstream: "github.com/hanickadot/compile-time-regular-expressions",
	Tag:      "v%s",
	Marks:    []string{"CTRE_V2__CTRE__HPP", "CTRE__CTRE__HPP"},
}

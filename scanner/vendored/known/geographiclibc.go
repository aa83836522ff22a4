package known

var geographiclibc = Component{
	Name:     "geographiclib-c",
	Also:     []string{"geodesic", "geographiclib"},
	Upstream: "github.com/geographiclib/geographiclib-c",
	Marks:    []string{"API for the geodesic routines in C", "Implementation of the geodesic routines in C"},
}

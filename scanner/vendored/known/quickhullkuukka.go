package known

var quickhullkuukka = Component{
	Name:     "quickhull-kuukka",
	Also:     []string{"quickhull"},
	Upstream: "github.com/akuukka/quickhull",
	Marks:    []string{"Implementation of the 3D QuickHull algorithm by Antti Kuukka"},
}

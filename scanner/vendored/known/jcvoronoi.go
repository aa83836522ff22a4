package known

var jcvoronoi = Component{
	Name:     "jc_voronoi",
	Also:     []string{"voronoi"},
	Upstream: "github.com/JCash/voronoi",
	Marks:    []string{"JC_VORONOI_H"},
}

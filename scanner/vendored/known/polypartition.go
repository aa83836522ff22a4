package known

var polypartition = Component{
	Name:     "polypartition",
	Upstream: "github.com/ivanfratric/polypartition",
	Marks:    []string{"2011-2021 Ivan Fratric", "2011 by Ivan Fratric"},
}

package known

var jasper = Component{
	Name:     "jasper",
	Also:     []string{"libjasper"},
	Upstream: "github.com/jasper-software/jasper",
	Marks:    []string{"/* __START_OF_JASPER_LICENSE__"},
}

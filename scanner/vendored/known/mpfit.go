package known

var mpfit = Component{
	Name:     "mpfit",
	Also:     []string{"cmpfit"},
	Upstream: "pages.physics.wisc.edu/~craigm/idl/cmpfit.html",
	Marks:    []string{"MINPACK-1 Least Squares Fitting Library"},
}

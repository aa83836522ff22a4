package known

var pffft = Component{
	Name:     "pffft",
	Upstream: "bitbucket.org/jpommier/pffft",
	Marks:    []string{"Julien Pommier ( pommier@modartt.com )"},
}

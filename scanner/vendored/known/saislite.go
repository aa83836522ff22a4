package known

var saislite = Component{
	Name:     "sais-lite",
	Also:     []string{"sais"},
	Upstream: "sites.google.com/site/yuta256/sais",
	Marks:    []string{"for sais-lite"},
}

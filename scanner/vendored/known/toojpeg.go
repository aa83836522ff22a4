package known

var toojpeg = Component{
	Name:     "toojpeg",
	Upstream: "create.stephan-brumme.com/toojpeg",
	Marks:    []string{"written by Stephan Brumme, 2018-2019", "see https://create.stephan-brumme.com/toojpeg/"},
}

package known

var aubio = Component{
	Name:     "aubio",
	Upstream: "github.com/aubio/aubio",
	Marks:    []string{"This file is part of aubio."},
}

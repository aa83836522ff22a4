package known

var fpconv = Component{
	Name:     "fpconv",
	Upstream: "github.com/night-shift/fpconv",
	Marks:    []string{"Fast and accurate double to string conversion based on Florian Loitsch's", "Copyright 2013, Andreas Samoljuk\n"},
}

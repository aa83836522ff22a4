package known

var libsamplerate = Component{
	Name:     "libsamplerate",
	Upstream: "github.com/libsndfile/libsamplerate",
	Tag:      "%s",
	Marks:    []string{"API documentation is available here:\n**     http://libsndfile.github.io/libsamplerate/"},
}

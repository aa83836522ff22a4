package known

var libzip = Component{
	Name:     "libzip",
	Upstream: "github.com/nih-at/libzip",
	Marks:    []string{"part of libzip, a library to manipulate ZIP archives", "contacted at <info@libzip.org>", "contacted at <libzip@nih.at>"},
	Files:    []string{"zipconf.h"},
	Versions: []string{`define[ \t]+LIBZIP_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

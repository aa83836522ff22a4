package known

var bzip2 = Component{
	Name:     "bzip2",
	Upstream: "sourceware.org/bzip2",
	Marks:    []string{"This file is part of bzip2/libbzip2"},
	Files:    []string{"bzlib_private.h"},
	Versions: []string{`BZ_VERSION[ \t]+"(\d+\.\d+\.\d+)`, `bzip2/libbzip2 version (\d+\.\d+\.\d+)`},
}

package known

var zlib = Component{
	Name:     "zlib",
	Upstream: "github.com/madler/zlib",
	Tag:      "v%s",
	Marks:    []string{"interface of the 'zlib' general purpose compression library", "compress data using the deflation algorithm", "inflate.c -- zlib decompression", "adler32.c -- compute the Adler-32", "zconf.h -- configuration of the zlib", "gzio.c -- IO on .gz files", "zutil.h -- internal interface and configuration of the compression library", "zutil.c -- target dependent utility functions"},
	Files:    []string{"zlib.h"},
	Versions: []string{`define[ \t]+ZLIB_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

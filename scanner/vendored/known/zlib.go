package known

var zlib = Component{
	Name:     "zlib",
	Upstream: "github.com/madler/zlib",
	Tag:      "v%s",
	Marks:    []string{"interface of the 'zlib' general purpose compression library", "compress data using the deflation algorithm", "inflate.c -- zlib decompression", "adler32.c -- compute the Adler-32", "zconf.h -- configuration of the zlib", "gzio.c -- IO on .gz files", "zutil.h -- internal interface and configuration of the compression library", "zutil.c -- target dependent utility functions", "crc32.c -- compute the CRC-32 of a data stream", "trees.c -- output deflated data using Huffman coding", "inftrees.c -- generate Huffman trees for efficient decoding", "inffast.c -- fast decoding", "infback.c -- inflate using a call-back interface", "uncompr.c -- decompress a memory buffer", "compress.c -- compress a memory buffer", "deflate.h -- internal compression state", "inflate.h -- internal inflate state definition", "gzguts.h -- zlib internal header definitions", "gzlib.c -- zlib functions common to reading and writing gzip", "gzread.c -- zlib functions for reading gzip", "gzwrite.c -- zlib functions for writing gzip"},
	Files:    []string{"zlib.h"},
	Versions: []string{`define[ \t]+ZLIB_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

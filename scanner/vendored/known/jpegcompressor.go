package known

var jpegcompressor = Component{
	Name:     "jpeg-compressor",
	Also:     []string{"jpgd", "jpge"},
	Upstream: "github.com/richgel999/jpeg-compressor",
	Marks:    []string{"jpgd.cpp - C++ class for JPEG decompression", "jpge.cpp - C++ class for JPEG compression"},
}

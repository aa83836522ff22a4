package known

var minilzo = Component{
	Name:     "minilzo",
	Also:     []string{"lzo"},
	Upstream: "oberhumer.com/opensource/lzo",
	Marks:    []string{"minilzo.h -- mini subset of the LZO", "minilzo.c -- mini subset of the LZO"},
	Files:    []string{"minilzo.h"},
}

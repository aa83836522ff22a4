package known

var ringbufferkaloer = Component{
	Name:     "ring-buffer-kaloer",
	Also:     []string{"ringbuffer", "ring-buffer"},
	Upstream: "github.com/AndersKaloer/Ring-Buffer",
	Marks:    []string{"Prototypes and structures for the ring buffer module.", "Implementation of ring buffer functions."},
}

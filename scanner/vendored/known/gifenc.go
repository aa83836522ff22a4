package known

var gifenc = Component{
	Name:     "gifenc",
	Upstream: "github.com/lecram/gifenc",
	Marks:    []string{"typedef struct ge_GIF {"},
}

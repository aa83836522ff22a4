package known

var libcorrect = Component{
	Name:     "libcorrect",
	Upstream: "github.com/quiet/libcorrect",
	Marks:    []string{"typedef struct correct_convolutional correct_convolutional;"},
}

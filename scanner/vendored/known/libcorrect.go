package known

var libcorrect = Component{
	Name:     "libcorrect",
	Also:     []string{"correct"},
	Upstream: "github.com/quiet/libcorrect",
	Marks:    []string{"typedef struct correct_convolutional correct_convolutional;"},
}

package known

var wavreader = Component{
	Name:     "wavreader",
	Also:     []string{"fdk-aac", "opencore-amr", "vo-aacenc", "vo-amrwbenc"},
	Upstream: "github.com/mstorsjo/fdk-aac",
	Marks:    []string{"WAVREADER_H", "struct wav_reader {"},
}

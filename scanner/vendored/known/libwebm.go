package known

var libwebm = Component{
	Name:     "libwebm",
	Upstream: "chromium.googlesource.com/webm/libwebm",
	Marks:    []string{"MKVPARSER_MKVPARSER_H_", "MKVMUXER_MKVMUXER_H_", "LIBWEBM_MKVPARSER_MKVPARSER_H_"},
}

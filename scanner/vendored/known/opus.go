package known

var opus = Component{
	Name:     "opus",
	Also:     []string{"libopus", "celt"},
	Upstream: "gitlab.xiph.org/xiph/opus",
	Tag:      "v%s",
	Marks:    []string{"@brief Opus reference implementation API", "@brief Opus reference implementation types", "float _celt_lpc(\n", "void _celt_lpc(\n", "@brief Various architecture definitions for CELT", "@file pitch.c\n   @brief Pitch analysis", "@file pitch.h\n   @brief Pitch analysis"},
}

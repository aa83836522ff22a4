package known

var tremor = Component{
	Name:     "tremor",
	Also:     []string{"vorbisidec"},
	Upstream: "gitlab.xiph.org/xiph/tremor",
	Marks:    []string{"THIS FILE IS PART OF THE OggVorbis 'TREMOR' CODEC SOURCE CODE"},
}

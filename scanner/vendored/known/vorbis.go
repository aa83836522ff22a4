package known

var vorbis = Component{
	Name:     "vorbis",
	Also:     []string{"libvorbis", "oggvorbis"},
	Upstream: "github.com/xiph/vorbis",
	Tag:      "v%s",
	Marks:    []string{"function: libvorbis codec headers", "function: PCM data vector blocking, windowing", "function: maintain the info structure, info", "function: floor backend 0 implementation", "function: floor backend 1 implementation", "function: residue backend 0, 1 and 2 implementation", "function: psychoacoustics not including preecho", "function: normalized modified discrete cosine transform", "function: single-block PCM", "function: basic shared codebook operations", "function: basic codebook pack/unpack", "function: registry for time, floor, res backends", "function: channel mapping 0 implementation", "function: LSP (also called LSF) conversion routines", "function: vorbis encode-engine setup", "function: bitrate tracking and management"},
	Files:    []string{"info.c"},
	Versions: []string{`Xiph\.Org libVorbis (?:I )?(\d+\.\d+(?:\.\d+)?)`},
}

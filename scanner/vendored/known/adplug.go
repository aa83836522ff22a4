package known

var adplug = Component{
	Name:     "adplug",
	Upstream: "github.com/adplug/adplug",
	Marks:    []string{"Adplug - Replayer for many OPL2/OPL3 audio file formats", "AdPlug - Replayer for many OPL2/OPL3 audio file formats"},
}

package known

var faad2 = Component{
	Name:     "faad2",
	Also:     []string{"faad"},
	Upstream: "github.com/knik0/faad2",
	Tag:      "%s",
	Marks:    []string{"FAAD2 - Freeware Advanced Audio (AAC) Decoder including SBR decoding"},
	Versions: []string{`FAAD2_VERSION "(\d[\w.]*)"`},
}

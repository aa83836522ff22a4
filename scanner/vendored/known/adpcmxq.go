package known

var adpcmxq = Component{
	Name:     "adpcm-xq",
	Upstream: "github.com/dbry/adpcm-xq",
	Marks:    []string{"**** ADPCM-XQ ****"},
}

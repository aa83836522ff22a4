package known

var tinf = Component{
	Name:     "tinf",
	Upstream: "github.com/jibsen/tinf",
	Tag:      "v%s",
	Marks:    []string{"tinf - tiny inflate library", "tinflate  -  tiny inflate", "tinflate - tiny inflate"},
	Versions: []string{`version (\d+\.\d+\.\d+)`},
}

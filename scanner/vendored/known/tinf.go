package known

var tinf = Component{
	Name:     "tinf",
	Upstream: "github.com/jibsen/tinf",
	Tag:      "v%s",
	Marks:    []string{"tinf - tiny inflate library", "tinflate  -  tiny inflate", "tinflate - tiny inflate", "by Joergen Ibsen / Jibz"},
	Versions: []string{`version (\d+\.\d+\.\d+)`},
}

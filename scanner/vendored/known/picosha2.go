package known

var picosha2 = Component{
	Name:     "picosha2",
	Upstream: "github.com/okdshin/PicoSHA2",
	Tag:      "v%s",
	Marks:    []string{"2017 okdshin"},
}

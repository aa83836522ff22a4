package known

var arduinojson = Component{
	Name:     "arduinojson",
	Upstream: "github.com/bblanchon/ArduinoJson",
	Tag:      "v%s",
	Marks:    []string{"ArduinoJson - https://arduinojson.org", "ArduinoJson - arduinojson.org"},
	Versions: []string{`define[ \t]+ARDUINOJSON_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

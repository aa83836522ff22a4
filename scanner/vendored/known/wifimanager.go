package known

var wifimanager = Component{
	Name:     "wifimanager",
	Upstream: "github.com/tzapu/WiFiManager",
	Marks:    []string{"WiFiManager, a library for the ESP8266"},
}

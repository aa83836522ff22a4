package known

var espasyncwebserver = Component{
	Name:     "espasyncwebserver",
	Upstream: "github.com/me-no-dev/ESPAsyncWebServer",
	Marks:    []string{"Asynchronous WebServer library for Espressif MCUs"},
}

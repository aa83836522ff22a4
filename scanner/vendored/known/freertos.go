package known

var freertos = Component{
	Name:     "freertos",
	Upstream: "github.com/FreeRTOS/FreeRTOS-Kernel",
	Tag:      "V%s",
	Marks:    []string{"FreeRTOS Kernel V"},
	Versions: []string{`FreeRTOS Kernel V(\d+\.\d+\.\d+)`},
}

package known

var freertos = Component{
	Name:     "freertos",
	Upstream: "github.com/FreeRTOS/FreeRTOS-Kernel",
	Tag:      "V%s",
	Marks:    []string{"FreeRTOS Kernel V", "Real Time Engineers Ltd.", "FreeRTOS V202", "FreeRTOS V7.4.2 - Copyright", "FreeRTOS V7.5.2 - Copyright", "FreeRTOS V7.5.3 - Copyright", "FreeRTOS V7.6.0 - Copyright", "FreeRTOS V8.0.0 - Copyright", "FreeRTOS V8.0.1 - Copyright", "FreeRTOS V8.1.2 - Copyright", "FreeRTOS V8.2.0 - Copyright", "FreeRTOS V8.2.1 - Copyright", "FreeRTOS V8.2.2 - Copyright", "FreeRTOS V8.2.3 - Copyright", "FreeRTOS V9.0.0 - Copyright", "FreeRTOS V10.0.0 - Copyright", "FreeRTOS V10.0.1 - Copyright"},
	Versions: []string{`FreeRTOS (?:Kernel )?V(\d+\.\d+(?:\.\d+)?)`},
}

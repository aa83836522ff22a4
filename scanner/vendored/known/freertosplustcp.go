package known

var freertosplustcp = Component{
	Name:     "freertos-plus-tcp",
	Also:     []string{"freertos-tcp"},
	Upstream: "github.com/FreeRTOS/FreeRTOS-Plus-TCP",
	Tag:      "V%s",
	Marks:    []string{"FreeRTOS+TCP V"},
	Versions: []string{`FreeRTOS\+TCP V(\d+\.\d+\.\d+)`},
}

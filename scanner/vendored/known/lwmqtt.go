package known

var lwmqtt = Component{
	Name:     "lwmqtt",
	Upstream: "github.com/256dpi/lwmqtt",
	Marks:    []string{"LWMQTT_H"},
}

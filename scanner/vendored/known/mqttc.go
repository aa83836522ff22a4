package known

var mqttc = Component{
	Name:     "mqtt-c",
	Upstream: "github.com/LiamBindle/MQTT-C",
	Tag:      "v%s",
	Marks:    []string{"MQTT-C - A portable MQTT C client"},
}

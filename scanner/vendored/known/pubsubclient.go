package known

var pubsubclient = Component{
	Name:     "pubsubclient",
	Upstream: "github.com/knolleary/pubsubclient",
	Marks:    []string{"PubSubClient.h - A simple client for MQTT", "PubSubClient.cpp - A simple client for MQTT"},
}

package known

var freeswitch = Component{
	Name:     "freeswitch",
	Upstream: "github.com/signalwire/freeswitch",
	Tag:      "v%s",
	Marks:    []string{"FreeSWITCH Modular Media Switching Software Library"},
}

package known

var wireshark = Component{
	Name:     "wireshark",
	Upstream: "gitlab.com/wireshark/wireshark",
	Marks:    []string{"Wireshark - Network traffic analyzer"},
}

package known

var hostap = Component{
	Name:     "hostap",
	Also:     []string{"wpa_supplicant", "hostapd"},
	Upstream: "w1.fi",
	Marks:    []string{"Jouni Malinen <j@w1.fi>", "2006-2007 <j@w1.fi>"},
}

package known

var sofiasip = Component{
	Name:     "sofia-sip",
	Upstream: "github.com/freeswitch/sofia-sip",
	Tag:      "v%s",
	Marks:    []string{"This file is part of the Sofia-SIP package"},
}

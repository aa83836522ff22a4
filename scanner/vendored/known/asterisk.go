package known

var asterisk = Component{
	Name:     "asterisk",
	Upstream: "github.com/asterisk/asterisk",
	Tag:      "%s",
	Marks:    []string{"Asterisk -- An open source telephony toolkit"},
}

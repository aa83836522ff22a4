package known

var ixwebsocket = Component{
	Name:     "ixwebsocket",
	Upstream: "github.com/machinezone/IXWebSocket",
	Tag:      "v%s",
	Marks:    []string{"Machine Zone, Inc. All rights reserved"},
	Files:    []string{"ixwebsocketversion.h"},
	Versions: []string{`define[ \t]+IX_WEBSOCKET_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

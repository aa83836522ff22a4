package known

var seggerrtt = Component{
	Name:     "segger-rtt",
	Also:     []string{"rtt"},
	Upstream: "github.com/SEGGERMicro/RTT",
	Marks:    []string{"Real Time Transfer for embedded targets"},
}

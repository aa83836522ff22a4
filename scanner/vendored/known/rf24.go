package known

var rf24 = Component{
	Name:     "rf24",
	Upstream: "github.com/nRF24/RF24",
	Marks:    []string{"J. Coliz <maniacbug@ymail.com>"},
}

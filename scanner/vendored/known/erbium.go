package known

var erbium = Component{
	Name:     "erbium",
	Also:     []string{"er-coap", "contiki", "contiki-ng"},
	Upstream: "github.com/contiki-os/contiki",
	Marks:    []string{"Matthias Kovatsch <kovatsch@inf.ethz.ch>"},
}

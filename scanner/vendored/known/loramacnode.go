package known

var loramacnode = Component{
	Name:     "loramac-node",
	Also:     []string{"loramac"},
	Upstream: "github.com/Lora-net/LoRaMac-node",
	Marks:    []string{"Revised BSD License, see section \\ref LICENSE"},
}

package known

var nrf5sdk = Component{
	Name:     "nrf5-sdk",
	Also:     []string{"nrf52-sdk", "nrf-sdk"},
	Upstream: "www.nordicsemi.com",
	Marks:    []string{"must only be used with a\n *    Nordic Semiconductor ASA integrated circuit", "in any form must only be used with a Nordic Semiconductor"},
}

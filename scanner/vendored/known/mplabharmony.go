package known

var mplabharmony = Component{
	Name:     "mplab-harmony",
	Also:     []string{"microchip-harmony"},
	Upstream: "github.com/Microchip-MPLAB-Harmony",
	Marks:    []string{"MPLAB Harmony Application", "MPLAB Harmony System"},
}

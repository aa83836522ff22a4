package known

var stmemsstandardcdrivers = Component{
	Name:     "stmems-standard-c-drivers",
	Also:     []string{"stmems"},
	Upstream: "github.com/STMicroelectronics/STMems_Standard_C_drivers",
	Marks:    []string{"@author  Sensors Software Solution Team"},
}

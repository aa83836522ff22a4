package known

var stm32hal = Component{
	Name:     "stm32-hal",
	Also:     []string{"stm32cube"},
	Upstream: "github.com/STMicroelectronics",
	Marks:    []string{"COPYRIGHT(c) 2017 STMicroelectronics", "COPYRIGHT(c) 2016 STMicroelectronics", "COPYRIGHT(c) 2015 STMicroelectronics", "COPYRIGHT(c) 2014 STMicroelectronics"},
}

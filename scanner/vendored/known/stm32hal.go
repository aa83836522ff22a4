package known

var stm32hal = Component{
	Name:     "stm32-hal",
	Also:     []string{"stm32cube", "stm32-firmware"},
	Upstream: "github.com/STMicroelectronics",
	Marks:    []string{"@author  MCD Application Team", "COPYRIGHT(c) 2017 STMicroelectronics", "COPYRIGHT(c) 2016 STMicroelectronics", "COPYRIGHT(c) 2015 STMicroelectronics", "COPYRIGHT(c) 2014 STMicroelectronics"},
}

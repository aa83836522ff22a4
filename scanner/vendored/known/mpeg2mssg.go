package known

var mpeg2mssg = Component{
	Name:     "mpeg2-mssg",
	Also:     []string{"mpeg2"},
	Upstream: "www.mpeg.org/MSSG",
	Marks:    []string{"MPEG Software Simulation Group. All Rights Reserved"},
}

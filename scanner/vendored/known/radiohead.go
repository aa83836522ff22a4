package known

var radiohead = Component{
	Name:     "radiohead",
	Also:     []string{"virtualwire"},
	Upstream: "www.airspayce.com/mikem/arduino/RadioHead",
	Marks:    []string{"Author: Mike McCauley (mikem@airspayce.com)"},
}

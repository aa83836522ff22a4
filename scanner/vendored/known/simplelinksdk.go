package known

var simplelinksdk = Component{
	Name:     "simplelink-sdk",
	Also:     []string{"ti-driverlib", "tirtos"},
	Upstream: "www.ti.com",
	Marks:    []string{"*  Description:    CC", "responsible for setting up the board specific items for the"},
}

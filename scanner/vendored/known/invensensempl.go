package known

var invensensempl = Component{
	Name:     "invensense-mpl",
	Upstream: "invensense.tdk.com",
	Marks:    []string{"InvenSense Corporation, All Rights Reserved"},
}

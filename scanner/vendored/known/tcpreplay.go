package known

var tcpreplay = Component{
	Name:     "tcpreplay",
	Upstream: "github.com/appneta/tcpreplay",
	Marks:    []string{"from tcpreplay tools by"},
}

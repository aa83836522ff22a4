package known

var qcustomplot = Component{
	Name:     "qcustomplot",
	Upstream: "www.qcustomplot.com",
	Marks:    []string{"QCustomPlot, an easy to use, modern plotting widget for Qt"},
	Versions: []string{`Version:\s+(\d[\d.]*)`},
}

package known

var pdfgen = Component{
	Name:     "pdfgen",
	Upstream: "github.com/AndreRenaud/PDFGen",
	Marks:    []string{"Simple engine for creating PDF files."},
}

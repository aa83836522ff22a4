package known

var directxtk = Component{
	Name:     "directxtk",
	Upstream: "github.com/microsoft/DirectXTK",
	Marks:    []string{"go.microsoft.com/fwlink/?LinkId=248929"},
}

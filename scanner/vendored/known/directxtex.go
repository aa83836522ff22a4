package known

var directxtex = Component{
	Name:     "directxtex",
	Upstream: "github.com/microsoft/DirectXTex",
	Marks:    []string{"go.microsoft.com/fwlink/?LinkId=248926"},
}

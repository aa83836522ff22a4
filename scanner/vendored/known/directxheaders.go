package known

var directxheaders = Component{
	Name:     "directx-headers",
	Also:     []string{"d3dx12"},
	Upstream: "github.com/microsoft/DirectX-Headers",
	Marks:    []string{"__D3DX12_H__"},
}

package known

var cncbor = Component{
	Name:     "cn-cbor",
	Upstream: "github.com/cabo/cn-cbor",
	Marks:    []string{"CN_CBOR_H", "CBOR_PROTOCOL_H__"},
}

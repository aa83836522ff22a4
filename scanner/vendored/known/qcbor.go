package known

var qcbor = Component{
	Name:     "qcbor",
	Upstream: "github.com/laurencelundblade/QCBOR",
	Marks:    []string{"qcbor_encode_h", "qcbor_decode_h", "qcbor_common_h"},
}

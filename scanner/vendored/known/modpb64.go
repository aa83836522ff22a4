package known

var modpb64 = Component{
	Name:     "modp_b64",
	Also:     []string{"modp-b64", "stringencoders"},
	Upstream: "github.com/client9/stringencoders",
	Marks:    []string{"MODP_B64 - High performance base64 encoder/decoder"},
}

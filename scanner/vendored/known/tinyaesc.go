package known

var tinyaesc = Component{
	Name:     "tiny-aes-c",
	Upstream: "github.com/kokke/tiny-AES-c",
	Tag:      "v%s",
	Marks:    []string{"This is an implementation of the AES algorithm, specifically ECB, CTR and CBC mode"},
}

package known

var fastpbkdf2 = Component{
	Name:     "fastpbkdf2",
	Upstream: "github.com/ctz/fastpbkdf2",
	Marks:    []string{"fastpbkdf2 - Faster PBKDF2-HMAC calculation"},
}

package known

var pkcs11oasis = Component{
	Name:     "pkcs11-oasis",
	Upstream: "github.com/oasis-tcs/pkcs11",
	Marks:    []string{"oasis-open.org/policies-guidelines/ipr], AS-IS", "OASIS IPR Policy,\n * [http://www.oasis-open.org"},
	Versions: []string{`define[ \t]+CRYPTOKI_VERSION_MAJOR[ \t]+(\d+)\s+#[ \t]*define[ \t]+CRYPTOKI_VERSION_MINOR[ \t]+(\d+)`},
}

package known

var pkcs11g10 = Component{
	Name:     "pkcs11-g10",
	Also:     []string{"scute"},
	Upstream: "git.gnupg.org/scute.git",
	Marks:    []string{"g10 Code GmbH\n   Copyright 2006 Andreas Jellinghaus"},
}

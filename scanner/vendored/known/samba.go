package known

var samba = Component{
	Name:     "samba",
	Also:     []string{"talloc", "tdb"},
	Upstream: "www.samba.org",
	Marks:    []string{"Unix SMB/CIFS implementation.", "Samba trivial allocation library"},
}

package known

var libosip2 = Component{
	Name:     "libosip2",
	Also:     []string{"osip", "osip2"},
	Upstream: "www.gnu.org/software/osip",
	Marks:    []string{"The oSIP library implements the Session Initiation Protocol"},
}

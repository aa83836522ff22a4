package known

var xdgmime = Component{
	Name:     "xdgmime",
	Upstream: "gitlab.freedesktop.org/xdg/xdgmime",
	Marks:    []string{"XDG Mime Spec mime resolver"},
}

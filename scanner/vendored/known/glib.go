package known

var glib = Component{
	Name:     "glib",
	Upstream: "gitlab.gnome.org/GNOME/glib",
	Tag:      "%s",
	Marks:    []string{"GLIB - Library of useful routines for C programming"},
}

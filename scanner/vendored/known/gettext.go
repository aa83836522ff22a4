package known

var gettext = Component{
	Name:     "gettext",
	Also:     []string{"libintl"},
	Upstream: "www.gnu.org/software/gettext",
	Marks:    []string{"Convenience header for conditional use of GNU <libintl.h>"},
}

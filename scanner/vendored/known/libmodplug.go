package known

var libmodplug = Component{
	Name:     "libmodplug",
	Also:     []string{"modplug"},
	Upstream: "github.com/Konstanty/libmodplug",
	Marks:    []string{"Olivier Lapicque <olivierl@jps.net>", "MODPLUG_H__INCLUDED"},
}

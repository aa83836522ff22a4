package known

var libconfig = Component{
	Name:     "libconfig",
	Upstream: "github.com/hyperrealm/libconfig",
	Tag:      "v%s",
	Marks:    []string{"libconfig - A library for processing structured configuration files"},
	Files:    []string{"libconfig.h"},
	Versions: []string{`(?s)define[ \t]+LIBCONFIG_VER_MAJOR[ \t]+(\d+)\b.{0,200}?define[ \t]+LIBCONFIG_VER_MINOR[ \t]+(\d+)\b.{0,200}?define[ \t]+LIBCONFIG_VER_REVISION[ \t]+(\d+)\b`},
}

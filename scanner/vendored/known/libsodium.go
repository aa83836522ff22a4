package known

var libsodium = Component{
	Name:     "libsodium",
	Also:     []string{"sodium"},
	Upstream: "github.com/jedisct1/libsodium",
	Marks:    []string{"sodium_H", "sodium_core_H", "sodium_utils_H", "sodium_version_H"},
	Files:    []string{"version.h"},
	Versions: []string{`define[ \t]+SODIUM_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}

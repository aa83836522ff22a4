package known

var libretrocommon = Component{
	Name:     "libretro-common",
	Also:     []string{"libretro", "retroarch"},
	Upstream: "github.com/libretro/libretro-common",
	Marks:    []string{"The RetroArch team\n"},
}

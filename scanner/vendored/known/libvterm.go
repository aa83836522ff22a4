package known

var libvterm = Component{
	Name:     "libvterm",
	Also:     []string{"vterm"},
	Upstream: "github.com/neovim/libvterm",
	Marks:    []string{"__VTERM_H__", "__VTERM_INTERNAL_H__"},
}

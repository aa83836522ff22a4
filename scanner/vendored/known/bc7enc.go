package known

var bc7enc = Component{
	Name:     "bc7enc",
	Also:     []string{"bc7enc_rdo", "rgbcx"},
	Upstream: "github.com/richgel999/bc7enc_rdo",
	Marks:    []string{"File: bc7enc.h - Richard Geldreich", "File: bc7enc.c - Richard Geldreich", "rgbcx.h v"},
}

package known

var resid = Component{
	Name:     "resid",
	Also:     []string{"resid-fp"},
	Upstream: "www.zimmers.net/anonftp/pub/cbm/crossplatform/emulators/resid",
	Marks:    []string{"This file is part of reSID, a MOS6581 SID emulator engine"},
}

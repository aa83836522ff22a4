package known

var oourafft = Component{
	Name:     "ooura-fft",
	Upstream: "www.kurims.kyoto-u.ac.jp/~ooura/fft.html",
	Marks:    []string{"Copyright Takuya OOURA", "Copyright(C) 1996-2001 Takuya OOURA"},
}

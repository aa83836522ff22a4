package known

var libgsm = Component{
	Name:     "libgsm",
	Also:     []string{"gsm", "gsm610"},
	Upstream: "www.quut.com/gsm",
	Marks:    []string{"Jutta Degener and Carsten Bormann", "kbs.cs.tu-berlin.de/~jutta/toast.html"},
}

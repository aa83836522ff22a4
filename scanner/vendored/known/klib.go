package known

var klib = Component{
	Name:     "klib",
	Also:     []string{"khash"},
	Upstream: "github.com/attractivechaos/klib",
	Marks:    []string{"__AC_KHASH_H", "AC_KSEQ_H", "AC_KVEC_H", "AC_KSORT_H", "Attractive Chaos <attractor@live.co.uk>"},
	Files:    []string{"khash.h"},
	Versions: []string{`AC_VERSION_KHASH_H[ \t]+"(\d[\d.]*)"`},
}

package known

var mattiasgustavssonlibs = Component{
	Name:     "mattiasgustavsson-libs",
	Upstream: "github.com/mattiasgustavsson/libs",
	Marks:    []string{"assetsys.h - v", "strpool.h - v", "crtemu.h - v", "frametimer.h - v", "pixelfont.h - v", "palettize.h - v", "thread.h - v", "hashtable.h - v"},
	Versions: []string{`\w+\.h - v(\d+\.\d+\w*)`},
}

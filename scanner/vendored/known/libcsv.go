package known

var libcsv = Component{
	Name:     "libcsv",
	Upstream: "github.com/rgamble/libcsv",
	Marks:    []string{"libcsv - parse and write csv data"},
}

package known

var mmanwin32 = Component{
	Name:     "mman-win32",
	Upstream: "github.com/klauspost/mman-win32",
	Marks:    []string{"* mman-win32"},
}

package known

var happly = Component{
	Name:     "happly",
	Upstream: "github.com/nmwsharp/happly",
	Marks:    []string{"A header-only implementation of the .ply file format"},
}

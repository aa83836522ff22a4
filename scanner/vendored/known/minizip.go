package known

var minizip = Component{
	Name:     "minizip",
	Upstream: "github.com/madler/zlib",
	Marks:    []string{"IO on .zip files using zlib", "unzip.h -- IO for uncompress .zip files using zlib", "part of the MiniZip project"},
	Files:    []string{"zip.h", "unzip.h"},
	Versions: []string{`[Vv]ersion (\d+\.\d+[a-z0-9.]*),`},
}

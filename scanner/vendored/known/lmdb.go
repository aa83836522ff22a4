package known

var lmdb = Component{
	Name:     "lmdb",
	Upstream: "github.com/LMDB/lmdb",
	Tag:      "LMDB_%s",
	Marks:    []string{"Lightning memory-mapped database library"},
	Versions: []string{`(?s)MDB_VERSION_MAJOR[ \t]+(\d+).{0,80}MDB_VERSION_MINOR[ \t]+(\d+).{0,80}MDB_VERSION_PATCH[ \t]+(\d+)`},
}

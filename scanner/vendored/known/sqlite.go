package known

var sqlite = Component{
	Name:     "sqlite",
	Also:     []string{"sqlite3"},
	Upstream: "sqlite.org",
	Marks:    []string{"amalgamation of many separate C source files from SQLite", "This header file defines the interface that the SQLite library"},
	Files:    []string{"sqlite3.h"},
	Versions: []string{`define[ \t]+SQLITE_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

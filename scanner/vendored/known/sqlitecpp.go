package known

var sqlitecpp = Component{
	Name:     "sqlitecpp",
	Upstream: "github.com/SRombauts/SQLiteCpp",
	Tag:      "%s",
	Marks:    []string{"Sebastien Rombauts (sebastien.rombauts@gmail.com)"},
}

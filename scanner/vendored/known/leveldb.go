package known

var leveldb = Component{
	Name:     "leveldb",
	Upstream: "github.com/google/leveldb",
	Tag:      "%s",
	Marks:    []string{"The LevelDB Authors"},
}

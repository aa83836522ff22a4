package known

var picohttpparser = Component{
	Name:     "picohttpparser",
	Upstream: "github.com/h2o/picohttpparser",
	Marks:    []string{"Kazuho Oku, Tokuhiro Matsuno"},
}

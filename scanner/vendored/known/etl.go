package known

var etl = Component{
	Name:     "etl",
	Also:     []string{"embedded-template-library"},
	Upstream: "github.com/ETLCPP/etl",
	Tag:      "%s",
	Marks:    []string{"Embedded Template Library.\nhttps://github.com/ETLCPP/etl"},
}

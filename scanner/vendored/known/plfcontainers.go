package known

var plfcontainers = Component{
	Name:     "plf-containers",
	Also:     []string{"plf_colony", "plf_list", "plf_hive", "plf"},
	Upstream: "github.com/mattreecebentley/plf_colony",
	Marks:    []string{"(mattreecebentley@gmail.com) www.plflib.org"},
}

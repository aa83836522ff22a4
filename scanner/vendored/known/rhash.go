package known

var rhash = Component{
	Name:     "rhash",
	Also:     []string{"librhash"},
	Upstream: "github.com/rhash/RHash",
	Tag:      "v%s",
	Marks:    []string{", Aleksey Kravchenko <rhash.admin@gmail.com>", "Copyright: 2013 Aleksey Kravchenko", "Copyright: 2010-2012 Aleksey Kravchenko", "Copyright: 2009-2012 Aleksey Kravchenko"},
}

package known

var vhacd = Component{
	Name:     "v-hacd",
	Also:     []string{"vhacd", "hacd"},
	Upstream: "github.com/kmammou/v-hacd",
	Marks:    []string{"Khaled Mamou (kmamou at gmail dot com)"},
}

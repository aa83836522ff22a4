package known

var editline = Component{
	Name:     "editline",
	Upstream: "github.com/troglobit/editline",
	Marks:    []string{"Simmule Turner and Rich Salz"},
}

package known

var box2d = Component{
	Name:     "box2d",
	Upstream: "github.com/erincatto/box2d",
	Tag:      "v%s",
	Marks:    []string{"Erin Catto http", "2019 Erin Catto", "2023 Erin Catto"},
}

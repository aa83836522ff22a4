package known

var littlefs = Component{
	Name:     "littlefs",
	Upstream: "github.com/littlefs-project/littlefs",
	Tag:      "v%s",
	Marks:    []string{"The little filesystem"},
}

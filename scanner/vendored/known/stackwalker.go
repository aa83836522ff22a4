package known

var stackwalker = Component{
	Name:     "stackwalker",
	Upstream: "github.com/JochenKalmbach/StackWalker",
	Tag:      "%s",
	Marks:    []string{"Project homepage: https://github.com/JochenKalmbach/StackWalker"},
}

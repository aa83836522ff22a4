package known

var microrl = Component{
	Name:     "microrl",
	Upstream: "github.com/Helius/microrl",
	Marks:    []string{"_MICRORL_H_", "Author: Samoylov Eugene aka Helius"},
}

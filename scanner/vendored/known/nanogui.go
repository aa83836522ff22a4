package known

var nanogui = Component{
	Name:     "nanogui",
	Upstream: "github.com/wjakob/nanogui",
	Marks:    []string{"NanoGUI was developed by Wenzel Jakob"},
}

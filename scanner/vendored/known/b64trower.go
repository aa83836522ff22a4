package known

var b64trower = Component{
	Name:     "b64-trower",
	Also:     []string{"b64", "base64"},
	Upstream: "base64.sourceforge.net",
	Marks:    []string{"Bob Trower, Trantor Standard Systems"},
}

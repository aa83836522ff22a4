package known

var clipper = Component{
	Name:     "clipper",
	Also:     []string{"clipperlib"},
	Upstream: "www.angusj.com/clipper2",
	Marks:    []string{"Website   :  http://www.angusj.com", "Website   :  https://www.angusj.com"},
	Versions: []string{`Version   :  (\d+\.\d+(?:\.\d+)?)`},
}

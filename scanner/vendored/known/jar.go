package known

var jar = Component{
	Name:     "jar",
	Also:     []string{"jar_xm", "jar_mod"},
	Upstream: "github.com/kd7tck/jar",
	Marks:    []string{"jar_xm.h - v", "jar_mod.h - v"},
	Versions: []string{`(?P<name>jar_\w+)\.h - v(\d+\.\d+)`},
}

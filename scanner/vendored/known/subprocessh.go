package known

var subprocessh = Component{
	Name:     "subprocess-h",
	Also:     []string{"subprocess.h"},
	Upstream: "github.com/sheredom/subprocess.h",
	Marks:    []string{"SHEREDOM_SUBPROCESS_H_INCLUDED"},
}

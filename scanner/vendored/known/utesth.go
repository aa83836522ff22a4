package known

var utesth = Component{
	Name:     "utest.h",
	Upstream: "github.com/sheredom/utest.h",
	Marks:    []string{"SHEREDOM_UTEST_H_INCLUDED"},
}

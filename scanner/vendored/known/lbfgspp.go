package known

var lbfgspp = Component{
	Name:     "lbfgspp",
	Upstream: "github.com/yixuan/LBFGSpp",
	Marks:    []string{"LBFGSPP_LBFGS_H", "LBFGSPP_PARAM_H"},
}

package known

var tpl = Component{
	Name:     "tpl",
	Upstream: "github.com/troydhanson/tpl",
	Marks:    []string{"http://troydhanson.github.com/tpl/", "http://tpl.sourceforge.net"},
	Versions: []string{`define TPL_VERSION (\d[\d.]*)`},
}

package known

var picobench = Component{
	Name:     "picobench",
	Upstream: "github.com/iboB/picobench",
	Marks:    []string{"// picobench v"},
	Versions: []string{`picobench v(\d+\.\d+(?:\.\d+)?)`},
}

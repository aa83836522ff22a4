package known

var munit = Component{
	Name:     "munit",
	Upstream: "github.com/nemequ/munit",
	Marks:    []string{"µnit Testing Framework", "MUNIT_H"},
	Files:    []string{"munit.h"},
	Versions: []string{`MUNIT_CURRENT_VERSION[ \t]+MUNIT_VERSION\((\d+), *(\d+), *(\d+)`},
}

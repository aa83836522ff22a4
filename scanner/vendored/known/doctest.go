package known

var doctest = Component{
	Name:     "doctest",
	Upstream: "github.com/doctest/doctest",
	Tag:      "v%s",
	Marks:    []string{"doctest.h - the lightest feature-rich C++ single-header testing framework"},
	Files:    []string{"doctest.h"},
	Versions: []string{`define[ \t]+DOCTEST_VERSION_STR[ \t]+"v?(\d[\w.+-]*)"`, `(?s)DOCTEST_VERSION_MAJOR (\d+).{0,40}DOCTEST_VERSION_MINOR (\d+).{0,40}DOCTEST_VERSION_PATCH (\d+)`},
}

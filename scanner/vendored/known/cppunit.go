package known

var cppunit = Component{
	Name:     "cppunit",
	Upstream: "www.freedesktop.org/wiki/Software/cppunit",
	Marks:    []string{"CPPUNIT_TESTCASE_H"},
	Files:    []string{"portability.h"},
	Versions: []string{`define[ \t]+CPPUNIT_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}

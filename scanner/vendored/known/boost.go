package known

var boost = Component{
	Name:     "boost",
	Upstream: "www.boost.org",
	Marks:    []string{"Boost version.hpp configuration header file"},
	Files:    []string{"version.hpp"},
	Versions: []string{`BOOST_LIB_VERSION "(\d+)_(\d+)(?:_(\d+))?"`},
}

package known

var safeint = Component{
	Name:     "safeint",
	Upstream: "github.com/dcleblanc/SafeInt",
	Marks:    []string{"\nSafeInt.hpp\n", "SafeInt.hpp\r\nVersion"},
	Versions: []string{`SafeInt\.hpp\s+Version (\d[\w.]*)`},
}

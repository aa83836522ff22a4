package known

var libfixmath = Component{
	Name:     "libfixmath",
	Upstream: "github.com/PetteriAimonen/libfixmath",
	Marks:    []string{"__libfixmath_fix16_h__"},
}

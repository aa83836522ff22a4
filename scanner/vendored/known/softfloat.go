package known

var softfloat = Component{
	Name:     "softfloat",
	Also:     []string{"berkeley-softfloat-3", "berkeley-softfloat"},
	Upstream: "github.com/ucb-bar/berkeley-softfloat-3",
	Marks:    []string{"part of the SoftFloat IEEE Floating-Point Arithmetic", "part of the SoftFloat IEC/IEEE Floating-point"},
	Versions: []string{`Release (\d\w)`},
}

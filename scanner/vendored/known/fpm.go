package known

var fpm = Component{
	Name:     "fpm",
	Upstream: "github.com/MikeLankamp/fpm",
	Marks:    []string{"FPM_FIXED_HPP", "FPM_IOS_HPP", "FPM_MATH_HPP"},
}

package known

var mufft = Component{
	Name:     "mufft",
	Upstream: "github.com/Themaister/muFFT",
	Marks:    []string{"MUFFT_H__", "MUFFT_INTERNAL_H__"},
}

package known

var meowfft = Component{
	Name:     "meow_fft",
	Upstream: "github.com/JodiTheTigger/meow_fft",
	Marks:    []string{"My Easy Oresome Wonderful Fast"},
}

package known

var winiconv = Component{
	Name:     "win-iconv",
	Also:     []string{"win_iconv"},
	Upstream: "github.com/win-iconv/win-iconv",
	Marks:    []string{"iconv implementation using Win32 API to convert"},
}

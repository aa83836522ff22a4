package known

var wepoll = Component{
	Name:     "wepoll",
	Upstream: "github.com/piscisaureus/wepoll",
	Tag:      "v%s",
	Marks:    []string{"wepoll - epoll for Windows"},
}

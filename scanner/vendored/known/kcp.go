package known

var kcp = Component{
	Name:     "kcp",
	Also:     []string{"ikcp"},
	Upstream: "github.com/skywind3000/kcp",
	Tag:      "%s",
	Marks:    []string{"KCP - A Better ARQ Protocol Implementation"},
}

package known

var kiero = Component{
	Name:     "kiero",
	Upstream: "github.com/Rebzzel/kiero",
	Tag:      "%s",
	Marks:    []string{"__KIERO_H__"},
	Versions: []string{`KIERO_VERSION "(\d+\.\d+\.\d+)"`},
}

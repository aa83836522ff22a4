package known

var pjproject = Component{
	Name:     "pjproject",
	Also:     []string{"pjsip", "pjlib"},
	Upstream: "github.com/pjsip/pjproject",
	Tag:      "%s",
	Marks:    []string{"Benny Prijono <benny@prijono.org>"},
}

package known

var gsmtap = Component{
	Name:     "gsmtap",
	Also:     []string{"libosmocore"},
	Upstream: "gitea.osmocom.org/osmocom/libosmocore",
	Marks:    []string{"gsmtap header, pseudo-header in front of the actu"},
}

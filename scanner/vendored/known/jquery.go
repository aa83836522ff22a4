package known

var jquery = Component{
	Name:     "jquery",
	Upstream: "github.com/jquery/jquery",
	Tag:      "%s",
	Marks:    []string{"jQuery v1", "jQuery v2", "jQuery v3", "jQuery v4", "jQuery JavaScript Library v"},
	Versions: []string{`jQuery (?:JavaScript Library )?v(\d+\.\d+(?:\.\d+)?)`},
}

package known

var jquery = Component{
	Name:     "jquery",
	Upstream: "github.com/jquery/jquery",
	Tag:      "%s",
	Marks:    []string{"jQuery v", "jQuery JavaScript Library v"},
	Versions: []string{`jQuery (?:JavaScript Library )?v(\d+\.\d+(?:\.\d+)?)`},
}

package known

var xmltoman = Component{
	Name:     "xmltoman",
	Upstream: "github.com/atsb/xmltoman",
	Marks:    []string{"xmltoman - simple xml to man converter"},
}

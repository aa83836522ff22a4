package known

var md5deutsch = Component{
	Name:     "md5-deutsch",
	Also:     []string{"md5"},
	Upstream: "sourceforge.net/projects/libmd5-rfc",
	Marks:    []string{"L. Peter Deutsch\n  ghost@aladdin.com", "Independent implementation of MD5 (RFC 1321)"},
}

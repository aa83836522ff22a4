package known

var base64malinen = Component{
	Name:     "base64-malinen",
	Also:     []string{"base64"},
	Upstream: "w1.fi",
	Marks:    []string{"Base64 encoding/decoding (RFC1341)\n * Copyright (c) 2005"},
}

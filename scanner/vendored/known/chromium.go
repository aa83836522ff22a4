package known

var chromium = Component{
	Name:     "chromium",
	Also:     []string{"chromium-base"},
	Upstream: "chromium.googlesource.com/chromium/src",
	Marks:    []string{"The Chromium Authors"},
}

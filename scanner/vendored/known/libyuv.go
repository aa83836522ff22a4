package known

var libyuv = Component{
	Name:     "libyuv",
	Upstream: "chromium.googlesource.com/libyuv/libyuv",
	Marks:    []string{"The LibYuv Project Authors. All rights reserved."},
	Versions: []string{`LIBYUV_VERSION (\d+)`},
}

package known

var webrtc = Component{
	Name:     "webrtc",
	Upstream: "webrtc.googlesource.com/src",
	Marks:    []string{"The WebRTC project authors. All Rights Reserved.", "The WebRTC Project Authors. All rights reserved"},
}

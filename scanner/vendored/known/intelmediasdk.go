package known

var intelmediasdk = Component{
	Name:     "intel-media-sdk",
	Also:     []string{"mfx", "msdk", "libmfx"},
	Upstream: "github.com/Intel-Media-SDK/MediaSDK",
	Marks:    []string{"__MFXVIDEO_H__", "__MFXDEFS_H__"},
}

package known

var xz = Component{
	Name:     "xz",
	Also:     []string{"liblzma", "xz-utils", "lzma"},
	Upstream: "github.com/tukaani-project/xz",
	Tag:      "v%s",
	Marks:    []string{"//  Author:     Lasse Collin\n", "//  Authors:    Igor Pavlov\n//              Lasse Collin", "The public API of liblzma"},
}

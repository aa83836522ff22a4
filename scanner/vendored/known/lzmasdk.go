package known

var lzmasdk = Component{
	Name:     "lzma-sdk",
	Also:     []string{"lzma", "7zip"},
	Upstream: "7-zip.org/sdk.html",
	Marks:    []string{": Igor Pavlov : Public domain", "LzmaDec.h -- LZMA Decoder", "LzmaEnc.h -- LZMA Encoder", "7zTypes.h -- Basic types", "LzmaDec.c -- LZMA Decoder", "LzmaLib.h -- LZMA library interface"},
	Files:    []string{"7zversion.h"},
	Versions: []string{`MY_VERSION(?:_NUMBERS)? "(\d+\.\d+)`},
}

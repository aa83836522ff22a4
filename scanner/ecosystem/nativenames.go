package ecosystem

import (
	"strings"
)

// platformLibrary reports whether a library or module, in lower case, belongs to the compiler,
// the C library or the operating system: no dependency that somebody chooses.
func platformLibrary(name string) bool {
	if strings.HasPrefix(name, "-framework") || strings.HasSuffix(name, ".js") {
		return true // of Apple, of Emscripten
	}
	return platformNames[name]
}

var platformNames = set(
	// C library, compiler, kernel
	"c", "m", "dl", "rt", "pthread", "pthreads", "threads", "util", "crypt", "resolv", "nsl", "socket", "stdc++", "stdc++fs", "c++", "c++abi",
	"gcc", "gcc_s", "atomic", "anl", "bsd", "thr", "openmp", "gomp", "execinfo", "kvm", "network", "supc++", "xnet", "intl", "iconv", "mingwex", "mingw32", "gen", "gcov", "charset", "asan", "ubsan", "tsan", "efence", "appleframeworks",
	// Windows
	"ws2_32", "wsock32", "kernel32", "user32", "gdi32", "advapi32", "shell32", "ole32", "oleaut32", "uuid", "winmm", "crypt32", "bcrypt", "secur32",
	"iphlpapi", "psapi", "dbghelp", "version", "shlwapi", "rpcrt4", "comctl32", "comdlg32", "setupapi", "normaliz", "wldap32", "userenv", "ntdll", "mswsock",
	"winspool", "imm32", "opengl32", "dwmapi", "d3d9", "d3d10", "d3d12", "dsound", "msimg32", "avrt", "mf", "mfplat", "ksuser", "ntdsapi", "netapi32", "d3d11", "dxgi", "dxguid", "d3dcompiler", "wininet", "winhttp", "synchronization",
	// Apple
	"corefoundation", "foundation", "cocoa", "security", "systemconfiguration", "iokit", "appkit", "coreservices", "coregraphics", "corevideo", "coremedia",
	"avfoundation", "metal", "quartzcore", "icucore", "audiotoolbox", "coreaudio", "carbon", "system",
	"audiounit", "applicationservices", "coretext", "videotoolbox", "imageio", "agl", "gamecontroller", "forcefeedback", "diskarbitration", "scriptingbridge", "xpc",
	"odbc32", "odbccp32", "hid", "wbemuuid", "delayimp", "wintrust", "propsys", "gdiplus", "dxva2", "strmiids", "comsuppw", "xinput", "dinput8", "pdh", "powrprof", "mincore", "runtimeobject", "onecore",
	"coremotion", "corelocation", "corebluetooth", "coremidi", "corewlan", "coretelephony", "coreimage", "opendirectory", "localauthentication", "uikit", "quicktime", "metalkit", "metalperformanceshaders",
	"accelerate", "webkit", "iosurface", "usernotifications", "cfnetwork", "gss", "objc", "storekit", "avkit", "coredata", "corehaptics", "replaykit", "mediaplayer", "securityinterface", "servicemanagement",
	"posix4", "thread", "ieee", "posix", "quadmath", "ssp", "ssp_nonshared", "stdc++exp", "c++experimental", "clang_rt", "compiler_rt", "asan_static", "lsan", "l", "fl", "gmon", "imagehlp", "w32api", "nosys", "newlib", "rdimon", "gloss",
	"ddraw", "shcore", "pathcch", "uxtheme", "windowsapp", "mfuuid", "mfreadwrite", "msvcrt", "vfw32", "winscard", "credui", "cryptui", "ncrypt", "msacm32", "authz", "rasapi32", "wtsapi32", "cfgmgr32", "htmlhelp", "mpr",
	"oleacc", "usp10", "winusb", "dnsapi", "icmp", "d2d1", "dwrite", "windowscodecs", "evr", "quartz", "glu32", "shell", "urlmon", "msi", "cabinet", "sspicli", "ucrt", "ucrtbase", "vcruntime", "oldnames", "libcmt", "dcomp",
	"xinput9_1_0", "xaudio2", "wasapi", "directsound", "directshow", "dshow", "winmm", "ksguid", "sapi", "rstrtmgr", "api-ms-win-core", "wlanapi", "fwpuclnt", "tdh", "virtdisk", "mscoree", "d3d8", "dinput", "hal", "ntoskrnl", "wdm", "bcryptprimitives", "wsnmp32", "iprop", "dhcpcsvc", "newdev", "mapi32", "activeds", "adsiid", "wevtapi", "bthprops", "dxcore", "mmdevapi", "vssapi", "traffic", "wscapi", "xmllite", "uiautomationcore", "slc", "shfolder", "mscms", "lz32", "netsh", "samlib",
	"webservices", "winhvplatform", "avicap32", "dinput8", "d3dx9", "strmbase", "dsrole", "loadperf", "faultrep", "hlink", "inseng", "olepro32", "oledlg", "resutils", "clusapi", "rtutils", "sfc", "tapi32", "vdmdbg", "wofutil",
	// Android, and what Emscripten calls libraries
	"log", "android", "jnigraphics", "mediandk", "camera2ndk", "opensles", "openmaxal", "aaudio", "amidi", "neuralnetworks", "nativewindow", "binder_ndk",
)

// cmakeTools are packages of find_package that help to build and are not linked.
var cmakeTools = set("git", "perl", "perllibs", "pythoninterp", "python", "python2", "python3", "doxygen", "pkgconfig", "pkg-config", "bison", "flex", "swig", "latex",
	"unixcommands", "wget", "subversion", "hg", "cygwin", "java", "jni", "ruby", "rst2pdf", "sphinx", "asciidoctor", "asciidoc", "docbook", "xsltproc", "ccache", "clang",
	"clang-tidy", "clang-format", "cppcheck", "gcov", "lcov", "gcovr", "valgrind", "ecm", "rust", "corrosion", "help2man", "gperf", "re2c", "nasm", "yasm", "m4", "awk",
	"cmake", "ninja", "meson", "vcpkg", "emsdk", "emscripten", "depot_tools", "ios-cmake", "llvm-mingw")

// testFramework reports whether a library, in lower case, only serves tests.
func testFramework(name string) bool { return testFrameworks[name] }

var testFrameworks = set("gtest", "gmock", "googletest", "googlemock", "catch2", "catch", "doctest", "check", "cunit", "cppunit", "cmocka", "criterion", "unity", "boost.ut",
	"benchmark", "googlebenchmark", "gtest_main", "gmock_main", "cpputest", "unittest++", "trompeloeil", "fakeit", "rapidcheck", "snitch", "ut")

// nativeID is the id of a library that a build looks for on the machine. Each channel has
// its own name for the same thing: -lz, libz, ZLIB.
func nativeID(name, version string) string { return genericID(nativeName(name), version) }

// nativeName is the name of the project behind a library, the library's own where that is not known to differ.
func nativeName(name string) string {
	lower := strings.ToLower(name)
	if project, ok := nativeProjects[lower]; ok {
		return project
	}
	for _, p := range partsOfProjects {
		if strings.HasPrefix(lower, p.prefix) && strings.HasSuffix(lower, p.suffix) {
			return p.project
		}
	}
	// A module of pkg-config may end in the version of its interface: libsoup-2.4, json-glib-1.0.
	if m := interfaceVersion().FindStringIndex(name); m != nil && m[0] > 1 {
		return nativeName(name[:m[0]])
	}
	return name
}

var interfaceVersion = lazily(`-\d+(?:\.\d+)*$`)

// partsOfProjects are patterns of libraries that one project releases together, under one version.
var partsOfProjects = []struct{ prefix, suffix, project string }{
	{"boost_", "", "boost"}, {"absl_", "", "abseil"}, {"opencv_", "", "opencv"}, {"gstreamer-", "-1.0", "gstreamer"}, {"gst", "-1.0", "gstreamer"},
	{"mkl_", "", "mkl"}, {"icu-", "", "icu"}, {"event_", "", "libevent"}, {"libevent_", "", "libevent"}, {"nl-", "-3", "libnl"}, {"libnl-", "-3.0", "libnl"},
	{"vtk", "", "vtk"}, {"grpc++_", "", "grpc"}, {"wx_", "", "wxwidgets"},
}

// nativeProjects gives the project behind names of libraries, modules of pkg-config and packages of
// CMake, where they differ.
var nativeProjects = map[string]string{
	"z": "zlib", "libz": "zlib", "ssl": "openssl", "crypto": "openssl", "libssl": "openssl", "libcrypto": "openssl", "bz2": "bzip2", "libbz2": "bzip2",
	"lzma": "xz", "liblzma": "xz", "zstd": "zstd", "libzstd": "zstd", "lz4": "lz4", "liblz4": "lz4", "libcurl": "curl", "png": "libpng", "png16": "libpng", "libpng16": "libpng",
	"jpeg": "libjpeg", "turbojpeg": "libjpeg-turbo", "tiff": "libtiff", "libtiff-4": "libtiff", "webp": "libwebp", "xml2": "libxml2", "libxml-2.0": "libxml2", "xslt": "libxslt",
	"sqlite3": "sqlite", "pcre2-8": "pcre2", "libpcre2-8": "pcre2", "libpcre": "pcre", "ncursesw": "ncurses", "curses": "ncurses", "tinfo": "ncurses", "gmock": "googletest",
	"gtest": "googletest", "gtest_main": "googletest", "gmock_main": "googletest", "event": "libevent", "event_core": "libevent", "uv": "libuv", "libuv1": "libuv", "idn2": "libidn2", "psl": "libpsl",
	"ssh2": "libssh2", "ssh": "libssh", "cares": "c-ares", "c-ares": "c-ares", "libcares": "c-ares", "yaml": "libyaml", "yaml-0.1": "libyaml",
	"glib-2.0": "glib", "gio-2.0": "glib", "gobject-2.0": "glib", "gthread-2.0": "glib", "gmodule-2.0": "glib", "gio-unix-2.0": "glib", "libglib-2.0": "glib",
	"usb-1.0": "libusb", "libusb-1.0": "libusb", "archive": "libarchive", "git2": "libgit2", "nghttp2": "nghttp2", "libnghttp2": "nghttp2", "libnghttp3": "nghttp3", "libngtcp2": "ngtcp2",
	"cjson": "cjson", "libcjson": "cjson", "jansson": "jansson", "microhttpd": "libmicrohttpd", "websockets": "libwebsockets", "dbus-1": "dbus", "systemd": "systemd", "libsystemd": "systemd",
	"ldap": "openldap", "lber": "openldap", "pq": "postgresql", "mysqlclient": "mysql", "protobuf-lite": "protobuf", "gsl": "gsl", "tbb": "onetbb", "utf8": "utfcpp", "utf8cpp": "utfcpp", "ice": "ice", "fftw3": "fftw", "fftw3f": "fftw", "libseccomp": "seccomp",
	"ngtcp2_crypto_boringssl": "ngtcp2", "ngtcp2_crypto_gnutls": "ngtcp2", "ngtcp2_crypto_libressl": "ngtcp2", "ngtcp2_crypto_ossl": "ngtcp2", "libngtcp2_crypto_ossl": "ngtcp2",
	"ngtcp2_crypto_quictls": "ngtcp2", "libngtcp2_crypto_quictls": "ngtcp2", "ngtcp2_crypto_wolfssl": "ngtcp2", "libngtcp2_crypto_wolfssl": "ngtcp2", "libngtcp2_crypto_gnutls": "ngtcp2",
	"libngtcp2_crypto_boringssl": "ngtcp2", "libngtcp2_crypto_libressl": "ngtcp2", "nghttp2_asio": "nghttp2", "glfw3": "glfw", "sdl2_image": "sdl_image", "readline": "readline", "edit": "libedit", "libexpat": "expat", "brotlidec": "brotli", "brotlienc": "brotli", "brotlicommon": "brotli", "libbrotlidec": "brotli", "rtmp": "librtmp",
	"xvidcore": "xvid", "openjp2": "openjpeg", "libopenjp2": "openjpeg", "ft2": "freetype", "freetype2": "freetype", "eay32": "openssl", "ssleay32": "openssl", "asound": "alsa", "pulse": "pulseaudio", "pulse-simple": "pulseaudio",
	"libpulse": "pulseaudio", "libpulse-simple": "pulseaudio", "usb": "libusb", "elf": "libelf", "dw": "elfutils", "libdw": "elfutils", "bfd": "binutils", "opcodes": "binutils", "iberty": "binutils", "cap": "libcap", "libpcap": "libpcap", "pcap": "libpcap",
	"panel": "ncurses", "panelw": "ncurses", "menu": "ncurses", "menuw": "ncurses", "form": "ncurses", "formw": "ncurses", "history": "readline", "gmpxx": "gmp", "mbedcrypto": "mbedtls", "mbedx509": "mbedtls", "hogweed": "nettle",
	"mp3lame": "lame", "vorbisenc": "vorbis", "vorbisfile": "vorbis", "libvorbis": "vorbis", "libvorbisenc": "vorbis", "theoraenc": "theora", "theoradec": "theora", "libtheora": "theora", "flac++": "flac", "direct": "directfb", "fusion": "directfb",
	"x11-xcb": "x11", "gtk+-2.0": "gtk", "gtk+-3.0": "gtk", "gtk4": "gtk", "gtk+-unix-print-3.0": "gtk",
	"gdk-3.0": "gtk", "cairo-gobject": "cairo", "cairo-ft": "cairo", "cairo-xlib": "cairo", "harfbuzz-icu": "harfbuzz", "python3-embed": "python", "icuuc": "icu", "icui18n": "icu", "icudata": "icu", "icuio": "icu", "lua5.1": "lua", "lua5.2": "lua", "lua5.3": "lua",
	"lua5.4": "lua", "lua51": "lua", "lua52": "lua", "lua53": "lua", "lua54": "lua", "protoc": "protobuf", "libprotobuf": "protobuf", "protobuf-c": "protobuf-c", "gcrypt": "libgcrypt", "gpg-error": "libgpg-error", "idn": "libidn",
	"unistring": "libunistring", "gnutlsxx": "gnutls", "tensorflow-lite": "tensorflow", "mysqlclient_r": "mysql", "libpq": "postgresql", "nghttp2_static": "nghttp2", "expatmm": "expat", "rdkafka++": "librdkafka", "rdkafka": "librdkafka",
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

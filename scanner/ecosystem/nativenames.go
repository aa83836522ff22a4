package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// platformLibrary reports whether a library or module, in lower case, belongs to the compiler,
// the C library or the operating system: no dependency that somebody chooses.
func platformLibrary(name string) bool {
	if strings.HasPrefix(name, "-framework") || strings.HasSuffix(name, ".js") {
		return true // of Apple, of Emscripten
	}
	return platformNames[name] || msvcRuntime().MatchString(name)
}

// askedModule is what a find module or pkg-config is asked for: there is one for libuuid, and none for the library of Windows that has its name.
func askedModule(name string) string {
	if strings.EqualFold(name, "uuid") {
		return "libuuid"
	}
	return name
}

// msvcRuntime are the names of Microsoft's C libraries, by version and for debugging.
var msvcRuntime = lazily.Regexp(`^(?:msvcrt?|msvcp|vcruntime|ucrtbase|libcmt|libcpmt|msvcm)\d*d?$`)

var platformNames = set(
	// C library, compiler, kernel
	"c", "m", "dl", "rt", "pthread", "pthreads", "threads", "util", "crypt", "resolv", "nsl", "socket", "stdc++", "stdc++fs", "c++", "c++abi",
	"gcc", "gcc_s", "atomic", "anl", "bsd", "nv", "thr", "openmp", "gomp", "execinfo", "kvm", "network", "supc++", "winpthread", "root", "xnet", "intl", "iconv", "mingwex", "mingw32", "gen", "gcov", "charset", "asan", "ubsan", "tsan", "efence", "appleframeworks",
	// Windows
	"ws2_32", "wsock32", "kernel32", "user32", "gdi32", "advapi32", "shell32", "ole32", "oleaut32", "uuid", "winmm", "crypt32", "bcrypt", "secur32",
	"iphlpapi", "psapi", "dbghelp", "version", "shlwapi", "rpcrt4", "comctl32", "comdlg32", "setupapi", "normaliz", "wldap32", "userenv", "ntdll", "mswsock",
	"winspool", "imm32", "opengl32", "dwmapi", "d3d9", "d3d10", "d3d12", "dsound", "msimg32", "avrt", "mf", "mfplat", "ksuser", "ntdsapi", "netapi32", "d3d11", "dxgi", "dxguid", "d3dcompiler", "wininet", "winhttp", "synchronization",
	// Apple
	"corefoundation", "foundation", "cocoa", "security", "systemconfiguration", "iokit", "appkit", "coreservices", "coregraphics", "corevideo", "coremedia",
	"avfoundation", "metal", "quartzcore", "icucore", "audiotoolbox", "coreaudio", "carbon", "system",
	"audiounit", "applicationservices", "coretext", "videotoolbox", "imageio", "agl", "gamecontroller", "forcefeedback", "diskarbitration", "scriptingbridge", "xpc", "xctest",
	"odbc32", "odbccp32", "hid", "wbemuuid", "delayimp", "wintrust", "propsys", "gdiplus", "dxva2", "strmiids", "comsuppw", "xinput", "dinput8", "pdh", "powrprof", "mincore", "runtimeobject", "onecore",
	"coremotion", "corelocation", "corebluetooth", "coremidi", "corewlan", "coretelephony", "coreimage", "opendirectory", "localauthentication", "uikit", "quicktime", "metalkit", "metalperformanceshaders",
	"accelerate", "webkit", "iosurface", "usernotifications", "cfnetwork", "gss", "objc", "storekit", "avkit", "coredata", "corehaptics", "replaykit", "mediaplayer", "securityinterface", "servicemanagement",
	"posix4", "cposix", "bb", "bps", "thread", "ieee", "posix", "quadmath", "ssp", "ssp_nonshared", "stdc++exp", "c++experimental", "clang_rt", "compiler_rt", "asan_static", "lsan", "l", "fl", "gmon", "imagehlp", "w32api", "nosys", "newlib", "rdimon", "gloss", "g", "compat", "inet", "ftime", "g_nano", "c_nano",
	"ddraw", "shcore", "pathcch", "uxtheme", "windowsapp", "mfuuid", "mfreadwrite", "msvcrt", "vfw32", "winscard", "credui", "cryptui", "ncrypt", "msacm32", "authz", "rasapi32", "wtsapi32", "cfgmgr32", "htmlhelp", "mpr",
	"oleacc", "usp10", "winusb", "dnsapi", "icmp", "d2d1", "dwrite", "windowscodecs", "evr", "quartz", "glu32", "shell", "urlmon", "msi", "cabinet", "sspicli", "ucrt", "ucrtbase", "vcruntime", "oldnames", "libcmt", "dcomp",
	"xinput9_1_0", "xaudio2", "wasapi", "directsound", "directshow", "dshow", "winmm", "ksguid", "sapi", "rstrtmgr", "api-ms-win-core", "wlanapi", "fwpuclnt", "tdh", "virtdisk", "mscoree", "d3d8", "dinput", "hal", "ntoskrnl", "wdm", "bcryptprimitives", "wsnmp32", "iprop", "dhcpcsvc", "newdev", "mapi32", "activeds", "adsiid", "wevtapi", "bthprops", "dxcore", "mmdevapi", "vssapi", "traffic", "wscapi", "xmllite", "uiautomationcore", "slc", "shfolder", "mscms", "lz32", "netsh", "samlib",
	"filesystem", "inotify", "lfs", "unixcommands", "sanitizers", "codecoverage", "webservices", "winhvplatform", "avicap32", "dinput8", "d3dx9", "strmbase", "dsrole", "loadperf", "faultrep", "hlink", "inseng", "olepro32", "oledlg", "resutils", "clusapi", "rtutils", "sfc", "tapi32", "vdmdbg", "wofutil",
	// Android, and what Emscripten calls libraries
	"log", "android", "m_hard", "jnigraphics", "mediandk", "camera2ndk", "opensles", "opengles", "dld", "openmaxal", "aaudio", "amidi", "neuralnetworks", "nativewindow", "binder_ndk",
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

// NativeName is the name of the project behind a library as any channel of C and C++ calls it, in lower case.
func NativeName(name string) string {
	return strings.TrimPrefix(strings.ToLower(nativeName(name)), "lib")
}

// nativeName is the name of the project behind a library, the library's own where that is not known to differ.
func nativeName(name string) string {
	lower := strings.ToLower(name)
	if project, ok := nativeProjects()[lower]; ok {
		return project
	}
	for _, p := range partsOfProjects {
		if strings.HasPrefix(lower, p.prefix) && strings.HasSuffix(lower, p.suffix) {
			return p.project
		}
	}
	if rest, ok := strings.CutPrefix(lower, "unofficial-"); ok && rest != "" { // as vcpkg calls the build files that it adds
		return nativeName(name[len(name)-len(rest):])
	}
	// A module of pkg-config may end in the version of its interface: libsoup-2.4, json-glib-1.0.
	if m := interfaceVersion().FindStringIndex(name); m != nil && m[0] > 1 {
		return nativeName(name[:m[0]])
	}
	// A name may end in the version that it is looked for under: libtiff4.
	if bare := strings.TrimRight(lower, "0123456789"); bare != lower && !isProjectName()[lower] && !cmakeTools[lower] {
		if project, ok := nativeProjects()[bare]; ok {
			return project
		} else if isProjectName()[bare] {
			return bare
		}
	}
	return name
}

var interfaceVersion = lazily.Regexp(`-\d+(?:\.\d+)*$`)

// partsOfProjects are patterns of libraries that one project releases together, under one version.
var partsOfProjects = []struct{ prefix, suffix, project string }{
	{"boost_", "", "boost"}, {"absl_", "", "abseil"}, {"opencv_", "", "opencv"}, {"gstreamer-", "-1.0", "gstreamer"}, {"gst", "-1.0", "gstreamer"},
	{"mkl_", "", "mkl"}, {"icu-", "", "icu"}, {"event_", "", "libevent"}, {"libevent_", "", "libevent"}, {"nl-", "-3", "libnl"}, {"libnl-", "-3.0", "libnl"},
	{"wayland-client", "", "wayland"}, {"wayland-server", "", "wayland"}, {"wayland-cursor", "", "wayland"}, {"wayland-egl", "", "wayland"}, {"vtk", "", "vtk"}, {"grpc++_", "", "grpc"}, {"wx_", "", "wxwidgets"},
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

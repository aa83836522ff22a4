package ecosystem

import "strings"

// platformLibrary reports whether a library or module, in lower case, belongs to the compiler,
// the C library or the operating system: no dependency that somebody chooses.
func platformLibrary(name string) bool {
	if strings.HasPrefix(name, "-framework") {
		return true
	}
	return platformNames[name]
}

var platformNames = set(
	// C library, compiler, kernel
	"c", "m", "dl", "rt", "pthread", "pthreads", "threads", "util", "crypt", "resolv", "nsl", "socket", "stdc++", "stdc++fs", "c++", "c++abi",
	"gcc", "gcc_s", "atomic", "anl", "bsd", "thr", "openmp", "gomp", "execinfo", "kvm", "network", "supc++", "xnet", "intl", "iconv", "mingwex", "mingw32",
	// Windows
	"ws2_32", "wsock32", "kernel32", "user32", "gdi32", "advapi32", "shell32", "ole32", "oleaut32", "uuid", "winmm", "crypt32", "bcrypt", "secur32",
	"iphlpapi", "psapi", "dbghelp", "version", "shlwapi", "rpcrt4", "comctl32", "comdlg32", "setupapi", "normaliz", "wldap32", "userenv", "ntdll", "mswsock",
	"winspool", "imm32", "opengl32", "d3d11", "dxgi", "dxguid", "d3dcompiler", "wininet", "winhttp", "synchronization",
	// Apple
	"corefoundation", "foundation", "cocoa", "security", "systemconfiguration", "iokit", "appkit", "coreservices", "coregraphics", "corevideo", "coremedia",
	"avfoundation", "metal", "quartzcore", "audiotoolbox", "coreaudio", "carbon", "system",
)

// cmakeTools are packages of find_package that help to build and are not linked.
var cmakeTools = set("git", "perl", "perllibs", "pythoninterp", "python", "python2", "python3", "doxygen", "pkgconfig", "pkg-config", "bison", "flex", "swig", "latex",
	"unixcommands", "wget", "subversion", "hg", "cygwin", "java", "jni", "ruby", "rst2pdf", "sphinx", "asciidoctor", "asciidoc", "docbook", "xsltproc", "ccache", "clang",
	"clang-tidy", "clang-format", "cppcheck", "gcov", "lcov", "gcovr", "valgrind", "ecm", "rust", "corrosion", "help2man", "gperf", "re2c", "nasm", "yasm", "m4", "awk")

// testFramework reports whether a library, in lower case, only serves tests.
func testFramework(name string) bool { return testFrameworks[name] }

var testFrameworks = set("gtest", "gmock", "googletest", "googlemock", "catch2", "catch", "doctest", "check", "cunit", "cppunit", "cmocka", "criterion", "unity", "boost.ut",
	"benchmark", "googlebenchmark", "gtest_main", "gmock_main", "cpputest", "unittest++", "trompeloeil", "fakeit", "rapidcheck", "snitch", "ut")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

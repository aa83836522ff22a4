// Package vendored finds third-party code that lies in a tree without any manifest:
// copied libraries, bundled scripts, fonts and archives. It works in two
// steps. A Finder looks at each file once, while it is in memory, and notes clues: a
// library's own words, a version macro, a banner, metadata. Find then puts the clues of all files
// together with what is known of licences and holders, and says which
// components there are.
//
// A directory for foreign code (third_party, external, …) holds one component per entry; elsewhere a file is
// foreign when it carries the words of a known library, or another licence of another holder than
// the project. What the project wrote itself is never a component.
package vendored

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/vendored/known"
)

// kind says what a clue is.
type kind int

const (
	ofKnown      kind = iota // words of a known component
	knownVersion             // the version of a known component, in a file named like one of its own
	macro                    // NAME_VERSION "1.2.3"
	banner                   // "name - v1.2" or "name version 1.2" at the top
	script                   // a comment that bundlers keep: /*! name v1.2 */
	metadata                 // a manifest, version file or changelog
	address                  // a link to the upstream in a README
	commit                   // a file that holds nothing but a commit
	altered                  // words that say that the file was changed
	member                   // "part of NAME"
	contained                // something inside an archive, or a font's own name
	origin                   // "taken from" a repository
	listed                   // a notice at the root names a file and, after it, whose it is
	derived                  // "copied from NAME", which counts where somebody else holds a copyright as well
	directory                // a README says where what lies beside it is from
	passage                  // a comment in the middle says where the code there is from
)

// Clue is what one place of a file says of where the file comes from. Its fields are this
// package's own; they are exported for a cache to keep.
type Clue struct {
	Kind      kind
	Component int // index of a known component
	Name      string
	Version   string
	URL       string
	Text      string // the words, where they are evidence of their own
	Line      int
}

// File is what is known of a file of the tree when all have been read.
type File struct {
	Path     string
	Kind     string // as inventory.File has it
	Binary   bool
	Clues    []Clue
	License  string   // the file's own evidence as one expression
	Leaves   []string // the licence ids in it
	Exact    bool     // all of it word for word
	Terms    bool     // a licence file by its name
	Holders  []string // of copyrights, as written
	HoldLine int      // of the first copyright
}

// Input is the whole tree.
type Input struct {
	Files []File // sorted by path
	// Names are those of the tree itself and of its own parts.
	Names []string
	// Leaves are the licence ids that the root declares.
	Leaves []string
	// Managed reports whether a directory is explained otherwise: a submodule, a Go vendor directory.
	Managed func(dir string) bool
}

// Component is a copy that was found.
type Component struct {
	Package  inventory.Package
	Relation string
	// Dir is the directory that is wholly the component's, "" where it is some files among others.
	Dir string
	// Within says that only some of the code in its files is its own: they stay the project's, on the project's terms.
	Within bool
}

// foreignDirectories hold other people's code by convention, one entry each.
var foreignDirectories = set("thirdparty", "thirdpart", "3rdparty", "3party", "3rd", "3p", "thirdparties", "thirdpartylibs", "external", "externals", "extern", "externs", "vendor", "vendored", "vendors", "bundled",
	"subprojects", "deps", "dependencies", "imported", "extlib", "extlibs", "externallibs", "externallibraries", "foreign", "oss", "opensource")

// ForeignDirectory reports whether a directory of a name holds other people's code by convention.
func ForeignDirectory(name string) bool { return foreignDirectories[plain(name)] }

// dataDirectories hold what tests read. It looks foreign and is meant to.
var dataDirectories = set("testdata", "fixtures", "fixture", "testfixtures", "snapshots", "corpus", "testcases", "goldens", "golden")

var separators = strings.NewReplacer("-", "", "_", "", ".", "", " ", "", "+", "p", "::", "")

// plain is a name without what separates its words.
func plain(name string) string {
	name = strings.ToLower(name)
	if !strings.ContainsAny(name, "-_. +:") {
		return name
	}
	return separators.Replace(name)
}

// unitOf returns the entry of a directory for foreign code that a path belongs to, and whether the entry is
// a directory; "" outside such directories.
func unitOf(file string) (unit string, dir bool) {
	parts := strings.Split(file, "/")
	at := -1 // of the directory whose entries are units
	for i, part := range parts[:len(parts)-1] {
		if ForeignDirectory(part) || at >= 0 && i == at+1 && (passed[plain(part)] || ForeignDirectory(part)) {
			at = i
		} else if at >= 0 {
			break
		} else if ReleaseDirectory(part) || isFramework(part) {
			return strings.Join(parts[:i+1], "/"), true
		}
	}
	if at < 0 {
		return "", false
	}
	return strings.Join(parts[:at+2], "/"), at+2 < len(parts)
}

var (
	releaseName = lazily.Regexp(`^([a-z][a-z0-9_+.]*(?:-[a-z][a-z0-9_+.]*)*)[-_]v?(\d+(?:\.\d+)+[a-z0-9._+-]*|[0-9a-f]{7,40})$`)
	// notReleases are first words of directories that are called after something's version and are not copies of it.
	notReleases = set("release", "releases", "version", "ver", "v", "rel", "r", "api", "doc", "docs", "test", "tests", "data", "sample", "samples", "example", "examples", "patch", "patches", "python", "gtk", "qt", "ubuntu", "debian",
		"alpine", "centos", "fedora", "rhel", "el", "opensuse", "suse", "sles", "rocky", "almalinux", "arch", "android", "ios", "macos", "osx", "windows", "win", "linux", "freebsd", "netbsd", "openbsd", "gcc", "clang", "llvm", "msvc", "vs",
		"java", "jdk", "php", "node", "ruby", "cuda", "draft", "protocol", "spec", "schema", "openapi", "base", "snapshot", "corpus", "build", "config", "kernel", "toolchain", "profile", "level", "part", "chapter", "lesson", "step", "rfc", "tag", "branch")
)

// ReleaseDirectory reports whether a directory has the name that an unpacked archive of a release or commit
// gives it: zlib-1.3.1, jansson-e23f558.
func ReleaseDirectory(dir string) bool {
	if !strings.ContainsAny(dir, "-_") || !strings.ContainsAny(dir, "0123456789") {
		return false
	}
	m := releaseName().FindStringSubmatch(strings.ToLower(dir))
	if m == nil || !strings.ContainsAny(m[2], "0123456789") {
		return false
	}
	first, _, _ := strings.Cut(strings.ReplaceAll(m[1], "_", "-"), "-")
	return len(m[1]) > 1 && !notReleases[first]
}

// isFramework reports whether a directory is a library for Apple's systems as it is handed out, built.
func isFramework(dir string) bool {
	ext := path.Ext(dir)
	return (ext == ".framework" || ext == ".xcframework") && len(dir) > len(ext)
}

// passed are directories that stand between one for foreign code and its entries.
var passed = set("include", "includes", "inc", "headers", "src", "source", "sources", "lib", "libs", "code", "common")

func inTestData(file string) bool {
	for dir, rest, below := strings.Cut(file, "/"); below; dir, rest, below = strings.Cut(rest, "/") {
		if dataDirectories[plain(dir)] {
			return true
		}
	}
	return false
}

// inTests reports whether a path lies below a directory for tests.
func inTests(file string) bool {
	for dir, rest, below := strings.Cut(file, "/"); below; dir, rest, below = strings.Cut(rest, "/") {
		switch strings.ToLower(dir) {
		case "test", "tests", "testing", "unittest", "unittests", "unit_tests", "ossfuzz", "fuzz":
			return true
		}
	}
	return false
}

// relationOf says by a path what the project needs it for.
func relationOf(file string) string {
	if inTests(file) {
		return inventory.RelTest
	}
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		switch strings.ToLower(path.Base(dir)) {
		case "doc", "docs", "documentation":
			return inventory.RelDoc
		}
	}
	return inventory.RelVendored
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var native = set(".c", ".cc", ".cpp", ".cxx", ".c++", ".h", ".hh", ".hpp", ".hxx", ".h++", ".inl", ".ipp", ".tpp", ".inc", ".tcc", ".m", ".mm", ".cu", ".cuh", ".s", ".asm")

// isNative reports whether a file is of C, C++ or what is built with them, by its name.
func isNative(file string) bool { return native[strings.ToLower(path.Ext(file))] }

var scripts = set(".js", ".mjs", ".cjs", ".css", ".lua")

var otherCode = set(".py", ".java", ".pl", ".pm", ".rb", ".cs", ".swift", ".kt", ".go", ".rs", ".php", ".ts", ".tsx", ".jsx", ".f", ".f90", ".glsl", ".hlsl", ".comp", ".vert", ".frag")

// isCode reports whether a file is a program's source by its name; headers of C++ may have no ending.
func isCode(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return native[ext] || scripts[ext] || otherCode[ext]
}

// IsGlue reports whether a file only connects foreign code to the build of the project.
func IsGlue(file string) bool {
	base := strings.ToLower(path.Base(file))
	switch base {
	case "cmakelists.txt", "meson.build", "meson_options.txt", "makefile", "makefile.am", "makefile.in", "build", "build.bazel", "build.gn", "workspace", "configure.ac", "sconscript", "sconstruct",
		"conanfile.txt", "conanfile.py", "vcpkg.json", "owners", "patches", "kconfig", "android.mk", "android.bp", "dir_metadata":
		return true
	}
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "readme") {
		return true
	}
	switch path.Ext(base) {
	case ".cmake", ".bzl", ".bazel", ".mk", ".gyp", ".gypi", ".gn", ".gni", ".patch", ".diff", ".wrap", ".vcxproj", ".filters", ".props", ".sln", ".sh", ".bat", ".ps1", ".md", ".txt", ".yml", ".yaml", ".toml", ".in", ".lock", ".am":
		return true
	}
	return false
}

// Finder looks at files. It may be used from several goroutines at once.
type Finder struct {
	components []known.Component
	marks      []mark
	first      map[string]int32 // of the marks that are found by a word
	starts     [1 << 13]uint64  // of the first two bytes of those words
	files      map[string][]int // base name -> components whose version may stand in it
	versions   []patterns
}

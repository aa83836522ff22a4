package ecosystem

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"golang.org/x/tools/txtar"
)

func TestUndeclaredIncludes(t *testing.T) {
	t.Parallel()
	var in Includes
	for _, f := range txtar.Parse([]byte(`
-- src/main.c --
#include <stdio.h>
#include <sys/types.h>
#include <windows.h>
#include <openssl/ssl.h>
  #  include	<openssl/evp.h>
#include <zlib.h>
#include "own.h"
#include <app/generated_config.h>
#include "config.h"
#include <nlohmann/json.hpp>
#include <unknownlib/api.h>
#include <schemalib/v1/service.grpc.pb.h>
#include MACRO
#include <unfinished
// #include <commented/x.h>
#include <vector>
-- include/app/own.h --
#include <curl/curl.h>
-- tests/t.cpp --
#include <gtest/gtest.h>
-- third_party/copy/copy.c --
#include <sodium.h>
-- README.md --
#include <png.h>
`)).Files {
		in.Add(f.Name, FindIncludes(f.Name, f.Data))
	}
	if got := in.Undeclared(nil, true).Packages; slices.ContainsFunc(got, func(p inventory.Package) bool { return p.Name == "unknownlib" }) || !slices.ContainsFunc(got, func(p inventory.Package) bool { return p.Name == "openssl" }) {
		t.Errorf("where a submodule is not there, what no table knows may be in it: %v", got)
	}
	out := in.Undeclared([]inventory.Package{
		{Name: "json", PURL: "pkg:github/nlohmann/json@v3.11.3"},
		{Name: "libcurl", PURL: "pkg:generic/curl"},
	}, false)
	checkSound(t, out)
	want := strings.TrimLeft(`
dependency pkg:generic/googletest name="googletest" unresolved="included by the code, and no manifest names it" @tests/t.cpp:1
dependency pkg:generic/openssl name="openssl" unresolved="included by the code, and no manifest names it" @src/main.c:4 @src/main.c:5
dependency pkg:generic/unknownlib name="unknownlib" unresolved="included by the code, and no manifest names it" @src/main.c:11
dependency pkg:generic/zlib name="zlib" unresolved="included by the code, and no manifest names it" @src/main.c:6
edge  -> pkg:generic/googletest test direct @tests/t.cpp:1
edge  -> pkg:generic/openssl include direct @src/main.c:4 @src/main.c:5
edge  -> pkg:generic/unknownlib include direct @src/main.c:11
edge  -> pkg:generic/zlib include direct @src/main.c:6
`, "\n")
	if got := printOutput(out); got != want {
		t.Errorf("%s", firstDifference(want, got))
	}
}

// A directory that is called after a library, as what connects the tree to it may be, does not hold the library's headers.
func TestIncludesOfWellKnown(t *testing.T) {
	t.Parallel()
	var in Includes
	for _, f := range txtar.Parse([]byte(`
-- src/brotli/stream.c --
#include <brotli/encode.h>
#include <brotli/made_by_the_build.h>
#include "check.h"
#include "ev.h"
-- tests/t.c --
#include <check.h>
`)).Files {
		in.Add(f.Name, FindIncludes(f.Name, f.Data))
	}
	var names []string
	for _, p := range in.Undeclared(nil, false).Packages {
		names = append(names, p.Name+" "+p.Locations[0].Path)
	}
	if got := strings.Join(names, ", "); got != "brotli src/brotli/stream.c, check src/brotli/stream.c, libev src/brotli/stream.c" {
		t.Error(got)
	}
}

// Every name leads to one project, which is not itself another's name, as it is written in lower case.
func TestNativeProjects(t *testing.T) {
	t.Parallel()
	for name, project := range nativeProjects() {
		if other, ok := nativeProjects()[project]; ok && other != project {
			t.Errorf("%s is of %s, which is of %s", name, project, other)
		}
		if name != strings.ToLower(name) || project != strings.ToLower(project) {
			t.Errorf("%s of %s is not in lower case", name, project)
		}
	}
	for name, want := range map[string]string{"libavcodec": "ffmpeg", "Z": "zlib", "libtiff4": "libtiff", "sdl2": "sdl2", "python3": "python", "boost_system": "boost", "json-glib-1.0": "json-glib", "unheardof2": "unheardof2"} {
		if got := nativeName(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestIncludesInAnyOrder(t *testing.T) {
	t.Parallel()
	found := FindIncludes("x.c", bytes.Repeat([]byte("#include <zlib.h>\n"), 30))
	files := []string{"c.c", "a.c", "b/b.c"}
	want := ""
	for range 3 {
		var in Includes
		for _, f := range files {
			in.Add(f, found)
		}
		got := printOutput(in.Undeclared(nil, false))
		if want == "" {
			want = got
		}
		if got != want || !strings.Contains(got, "@a.c:20\n") {
			t.Errorf("%s", got)
		}
		files = append(files[1:], files[0])
	}
}

func TestTooManyIncludes(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	for i := range maxIncludes + 10 {
		fmt.Fprintf(&b, "#include <a%d/b.h>\n", i)
	}
	var in Includes
	in.Add("x.c", FindIncludes("x.c", b.Bytes()))
	if out := in.Undeclared(nil, false); len(out.Problems) != 1 || len(out.Packages) != 0 {
		t.Errorf("%d packages, problems %v", len(out.Packages), out.Problems)
	}
}

func FuzzIncludes(f *testing.F) {
	f.Add("a.c", []byte("#include <openssl/ssl.h>\n#include \"x.h\"\n"))
	f.Fuzz(func(t *testing.T, file string, data []byte) {
		var in Includes
		in.Add(file, FindIncludes(file, data))
		checkSound(t, in.Undeclared(nil, false))
	})
}

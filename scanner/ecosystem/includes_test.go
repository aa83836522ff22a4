package ecosystem

import (
	"bytes"
	"fmt"
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
	out := in.Undeclared([]inventory.Package{
		{Name: "json", PURL: "pkg:github/nlohmann/json@v3.11.3"},
		{Name: "libcurl", PURL: "pkg:generic/curl"},
	})
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
		got := printOutput(in.Undeclared(nil))
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
	if out := in.Undeclared(nil); len(out.Problems) != 1 || len(out.Packages) != 0 {
		t.Errorf("%d packages, problems %v", len(out.Packages), out.Problems)
	}
}

func FuzzIncludes(f *testing.F) {
	f.Add("a.c", []byte("#include <openssl/ssl.h>\n#include \"x.h\"\n"))
	f.Fuzz(func(t *testing.T, file string, data []byte) {
		var in Includes
		in.Add(file, FindIncludes(file, data))
		checkSound(t, in.Undeclared(nil))
	})
}

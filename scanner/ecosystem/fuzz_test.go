package ecosystem

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"golang.org/x/tools/txtar"
)

// FuzzRead gives every ecosystem a tree of files, as a txtar archive.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		before, _, _ := bytes.Cut(data, []byte("-- want --"))
		f.Add(before)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ar := txtar.Parse(data)
		for _, e := range All() {
			in := fixtureInput(&e, ar)
			if len(in.Manifests) > 0 {
				checkSound(t, e.Read(in))
			}
		}
	})
}

// FuzzTOML compares our TOML reader with one that is known to be right: what that
// one accepts, ours must read with the same text values.
func FuzzTOML(f *testing.F) {
	for _, s := range []string{"a = 1\n[b.c]\nd = 'x'\n[[e]]\nf = [1, {g = \"\\u00e9\"}]\n", "x = \"\"\"\na \\\n  b\"\"\"\n", "'q.r'.s = 1e3 # c\n",
		"[a]\nb.c = 1\n[[a.d]]\n[[a.d]]\ne = 2026-01-01 10:00:00\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ours, problem := parseTOML(Manifest{Path: "x.toml", Data: data})
		var theirs map[string]any
		if _, err := toml.Decode(string(data), &theirs); err != nil || bytes.Contains(data, []byte("\r")) || !utf8.Valid(data) {
			return
		}
		if problem != nil {
			t.Fatalf("ours: %v, theirs: %v", problem.Error(), theirs)
		}
		compareTOML(t, "", ours, theirs)
	})
}

func compareTOML(t *testing.T, where string, ours *node, theirs any) {
	if ours == nil {
		t.Fatalf("%s: missing, want %v", where, theirs)
	}
	switch v := theirs.(type) {
	case map[string]any:
		for key, x := range v {
			compareTOML(t, where+"."+key, ours.get(key), x)
		}
	case []map[string]any:
		if len(v) != len(ours.items()) {
			t.Fatalf("%s: %d items, want %d", where, len(ours.items()), len(v))
		}
		for i, x := range v {
			compareTOML(t, fmt.Sprint(where, i), ours.items()[i], x)
		}
	case []any:
		if len(v) != len(ours.items()) {
			t.Fatalf("%s: %d items, want %d", where, len(ours.items()), len(v))
		}
		for i, x := range v {
			compareTOML(t, fmt.Sprint(where, i), ours.items()[i], x)
		}
	case string:
		if ours.kind != stringNode || ours.text != v {
			t.Fatalf("%s: %q, want %q", where, ours.text, v)
		}
	}
}

// TestHostile gives each reader input that is meant to hang or exhaust it.
func TestHostile(t *testing.T) {
	if testing.Short() { // under the race detector, which has nothing to see in a reader of one file
		t.Skip("the plain run does it")
	}
	t.Parallel()
	deep := func(open, end string) string {
		return strings.Repeat(open, 100_000) + strings.Repeat(end, 100_000)
	}
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	many := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i, i)
		}
		return b.String()
	}
	cases := []struct {
		name, path, data string
		fine             bool // reads without a problem
	}{
		{"deep JSON", "package.json", deep(`{"a":`, "}"), false},
		{"deep JSON lists", "package-lock.json", deep("[", "]"), false},
		{"deep YAML", "pnpm-lock.yaml", deep("[", "]"), false},
		{"alias bomb", "pnpm-lock.yaml", bomb, false},
		{"alias of itself", "pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages: &a\n  x@1: *a\n", false},
		{"deep TOML", "Cargo.toml", "a = " + deep("[", "]"), false},
		{"deep inline tables", "poetry.lock", "a = " + deep("{a=", "}"), false},
		{"long dotted key", "pyproject.toml", strings.Repeat("a.", 100_000) + "b = 1", false},
		{"deep XML", "pom.xml", deep("<project>", "</project>"), false},
		{"deep CMake", "CMakeLists.txt", "x" + deep("(", ")"), true},
		{"unclosed brackets", "CMakeLists.txt", strings.Repeat("#[[\n", 100_000), true},
		{"no line end", "requirements.txt", strings.Repeat("a", 10<<20), false},
		{"continuations", "requirements.txt", strings.Repeat("\\\n", 1_000_000), true},
		{"sections without end", ".gitmodules", strings.Repeat("[submodule \"a\"]\npath=x\\\n", 100_000), true},
		{"many requirements of one package", "requirements.txt", many("a>=%d.%d\n", 100_000), true},
		{"many versions of one crate", "Cargo.lock", many("[[package]]\nname = \"a\"\nversion = \"%d.%d\"\ndependencies = [\"a\"]\n", 20_000), true},
		{"go.mod without end", "go.mod", "module a\nrequire (\n" + strings.Repeat("b.example/c v1.0.0\n", 100_000), false},
		{"a million requirements", "requirements.txt", many("a%d\nb%d\n", 52_000), false},
		{"indented ever deeper", "yarn.lock", indented(2_000), true},
		{"a million programs", "Dockerfile", "FROM a:1\nRUN cargo install " + strings.Repeat("a ", 1_000_000) + "b\n", true},
		{"here documents without end", "Dockerfile", "FROM a\n" + strings.Repeat("RUN <<EOF\n", 200_000), true},
		{"loops without end", "CMakeLists.txt", strings.Repeat("foreach(x a b c)\n", 100_000), true},
		{"texts that grow", "CMakeLists.txt", strings.Repeat("string(APPEND v \"${v}a\")\n", 50_000), true},
		{"lists that grow", "meson.build", strings.Repeat("a += ['x','y']\n", 50_000) + strings.Repeat("dependency(a)\n", 50_000), true},
		{"loops over a long list", "conanfile.py", strings.Repeat("for x in ["+strings.Repeat("'a/1',", 99)+"'b/2']:\n    self.requires(x)\n", 2_000), true},
		{"names in texts", "conanfile.py", many("a%d = 'x%d'\n", 30_000) + strings.Repeat("self.requires(f'{a1}/{a2}')\n", 30_000), true},
		{"calls in calls", "meson.build", strings.Repeat("dependency(", 200_000), false},
		{"calls in calls", "MODULE.bazel", strings.Repeat("http_archive(name='a',", 100_000), false},
		{"only brackets", "conanfile.py", strings.Repeat("(", 3_000_000), false},
		{"macros in macros", "configure.ac", strings.Repeat("AC_CHECK_LIB([", 200_000), false},
		{"one command without end", "Dockerfile", "FROM a\n" + strings.Repeat("RUN apt-get install \\\n", 200_000), true},
		{"many stages", "Dockerfile", many("FROM a AS s%d\nCOPY --from=s%d /a /b\n", 100_000), true},
		{"words without end", "x.cmake", "x(" + strings.Repeat("a ", 3_000_000), false},
		{"variables that double", "CMakeLists.txt", many("set(v%d ${v%d}${w})\n", 1) + doublingCMake(60), true},
		{"many variables", "CMakeLists.txt", many("set(v%d x%d)\nfind_package(${v0})\n", 50_000), true},
		{"many conditions", "Makefile", strings.Repeat("ifdef A\nL += -lz\n", 50_000), true},
		{"list without end", "setup.py", "setup(install_requires=[" + strings.Repeat("'a',", 100_000), false},
		{"formats that double", "a.bzl", "A = \"" + strings.Repeat("x", 3000) + "\"\n" + strings.Repeat("http_archive(name = \"a\", url = \""+strings.Repeat("{a}", 1000)+"\".format(a = A))\n", 2000), true},
		{"modules that double", "configure.ac", "A=\"" + strings.Repeat("x ", 1500) + "\"\n" + strings.Repeat("PKG_CHECK_MODULES([X], ["+strings.Repeat("$A ", 1000)+"])\n", 1000), true},
		{"functions that ask", "build.sh", many("f%d() { pkg-config --libs \"$1\"; }\n", 20_000) + strings.Repeat("f1 glib-2.0\n", 20_000), true},
		{"many names", "setup.py", "setup(" + many("name='a%d', version='%d',\n", 100_000), true},
		{"scripts", "build.gradle", strings.Repeat("implementation 'a:b:1'\n", 50_000), true},
		{"packages of one name", "poetry.lock", many("[[package]]\nname = \"a\"\nversion = \"%d.%d\"\n[package.dependencies]\na = \"*\"\n", 1_000), true},
		{"members of a workspace", "package.json", `{"workspaces": [` + strings.Repeat(`"a*/**",`, 20_000) + `"b"], "dependencies": {` + strings.TrimSuffix(many(`"d%d": "%d",`, 20_000), ",") + `}}`, true},
		{"deep Deno", "deno.json", deep(`{"imports":`, "}"), false},
		{"addresses that go on", "deno.lock", `{"version":"4","specifiers":{` + strings.TrimSuffix(many(`"jsr:@a/b%d@1":"%d",`, 50_000), ",") + `}}`, false},
		{"aliases in a pipeline", ".circleci/config.yml", bomb, false},
		{"steps without end", "azure-pipelines.yml", "jobs:\n" + strings.Repeat("- container: a:1\n", 50_000), true},
		{"deep pipeline", "azure-pipelines.yml", "steps: " + deep("[", "]"), false},
		{"images without end", "kustomization.yaml", "images:\n" + many("- name: a%d\n  newTag: '%d'\n", 30_000), true},
		{"aliases in a kustomization", "kustomization.yaml", bomb, false},
		{"environments", "tox.ini", many("[testenv:a%d]\ndeps = b==%d\n", 30_000), true},
		{"environments that extend one another", "hatch.toml", many("[envs.a%d]\ntemplate = \"a%d\"\ndependencies = [\"b\"]\n", 5_000), true},
		{"deep modules", "org.lamp.App.json", `{"runtime-version":"1","sources":[],"url":"","modules":[` + deep(`{"modules":[`, "]}") + `]}`, false},
		{"many modules", "org.lamp.App.yml", "app-id: org.lamp.App\nruntime-version: '1'\nmodules:\n" + many("- name: a%d\n  sources:\n  - {type: archive, url: 'https://example.org/a-%d.1.tar.gz'}\n", 10_000), true},
		{"archives and needs without end", "fbcode_builder/manifests/lamp", many("[download]\nurl = https://example.org/a-%d.tar.gz\n[dependencies]\nlamp%d\n", 20_000), true},
		{"parts without end", "snapcraft.yaml", "name: x\nparts:\n" + many("  a%d:\n    source: https://example.org/a-%d.tar.gz\n", 20_000), true},
		{"aliases in parts", "snapcraft.yaml", bomb, false},
		{"deep manifest of repositories", "default.xml", "<manifest>" + deep("<project>", "</project>"), false},
		{"projects without end", "default.xml", "<manifest><remote name='r' fetch='https://example.org'/><default remote='r'/>" + many("<project name='a%d' revision='%d'/>", 50_000) + "</manifest>", true},
		{"imports of itself", "a.csproj", "<Project><Import Project='a.props'/>" + strings.Repeat("<Import Project='$(p)$(p)'/>", 20_000) + "</Project>", true},
		{"platforms", "build.gradle.kts", "`java-platform`\nconstraints {\n" + many("api(\"a:b%d:%d\")\n", 50_000), true},
		{"loops over a list of coordinates", "build.gradle.kts", "val L = listOf(\n" + strings.Repeat("\"a:b:1\",\n", 20_000) + ")\ndependencies {\n" + strings.Repeat("for (x in L) {\napi(x)\n}\n", 300), true},
		{"patterns without end", "versions.props", many("a%d:*b*c*d*e*f = %d\n", 50_000), true},
		{"lock of a plugin", "versions.lock", many("a:b%d:%d (1 constraints: 0)\n", 50_000), true},
		{"deep lock of Nebula", "dependencies.lock", deep(`{"a":`, "}"), false},
		{"who asks for whom", "dependencies.lock", `{"c":{"a:a":{"locked":"1","transitive":[` + strings.Repeat(`"a:b",`, 50_000) + `"a:a"]}}}`, true},
		{"modules of Bazel", "MODULE.bazel.lock", `{"registryFileHashes":{` + strings.TrimSuffix(many(`"x/modules/a%d/%d/source.json":"a",`, 50_000), ",") + `}}`, true},
		{"deep lock of Bazel", "MODULE.bazel.lock", deep(`{"a":`, "}"), false},
		{"deep Gleam", "gleam.toml", "a = " + deep("[", "]"), false},
		{"deep Elm", "elm.json", deep(`{"dependencies":`, "}"), false},
		{"aliases of shards", "shard.lock", bomb, false},
		{"entries within entries", "build.zig.zon", ".dependencies = " + strings.Repeat(".a = .{", 300_000), true},
		{"entries without end", "build.zig.zon", ".dependencies = .{" + many(".a%d = .{ .url = \"https://example.org/a-%d.tar.gz\" },\n", 30_000) + "}", true},
		{"deep jsonnetfile", "jsonnetfile.json", deep("[", "]"), false},
		{"aliases of collections", "requirements.yml", "collections: 1\n" + bomb, false},
		{"deep Lean", "lake-manifest.json", deep(`{"packages":`, "}"), false},
		{"needs of Paket", "paket.lock", "NUGET\n    a (1)\n" + strings.Repeat("      a (>= 1)\n", 100_000), true},
		{"aliases of modules", "buf.lock", bomb, false},
		{"aliases of repositories", "a.repos", "url: 1\n" + strings.Replace(bomb, "url:", "", 1) + "url: x\n", false},
		{"aliases of an environment", "pixi.lock", bomb, false},
		{"needs of an environment", "conda-lock.yml", "package:\n" + many("- name: a%d\n  version: '%d'\n  dependencies: {a1: x, a2: y}\n", 10_000), true},
		{"properties that double", "pom.xml", "<project><artifactId>${p40}</artifactId><properties><p0>x</p0>" + doubling(40) + "</properties></project>", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			problems := 0
			for _, e := range All() {
				if !e.Wants(c.path) {
					continue
				}
				out := e.Read(&Input{Manifests: []Manifest{{Path: c.path, Data: []byte(c.data)}}})
				checkSound(t, out)
				problems += len(out.Problems)
				for _, p := range out.Problems {
					if p.Path != c.path || p.Line < 1 || p.Reason == "" || len(p.Reason) > 2000 {
						t.Errorf("problem without path, line or reason, or too long: %.300s", p.Error())
					}
				}
			}
			if c.fine != (problems == 0) {
				t.Errorf("%d problems", problems)
			}
		})
	}
}

func indented(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa%d:\n", strings.Repeat("  ", i), i)
	}
	return b.String()
}

func doublingCMake(n int) string {
	var b strings.Builder
	b.WriteString("set(d0 x)\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "set(d%d ${d%d}${d%d})\n", i, i-1, i-1)
	}
	fmt.Fprintf(&b, "find_package(A ${d%d})\n", n)
	return b.String()
}

func doubling(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "<p%d>${p%d}${p%d}</p%d>", i, i-1, i-1, i)
	}
	return b.String()
}

func TestTooLarge(t *testing.T) {
	if testing.Short() { // under the race detector, which has nothing to see in a reader of one file
		t.Skip("the plain run does it")
	}
	t.Parallel()
	huge := bytes.Repeat([]byte("#\n"), maxManifest/2+1)
	for _, file := range []string{"go.mod", "package.json", "pnpm-lock.yaml", "yarn.lock", "requirements.txt", "Cargo.lock", "pom.xml", ".gitmodules", "CMakeLists.txt",
		"meson.build", "Dockerfile", "configure.ac", "conanfile.py", "conanfile.txt", "MODULE.bazel", "Makefile", "build.gradle", "gradle.lockfile", "setup.py", "setup.cfg", "vcpkg.json", "third_party_release",
		"Package.swift", "Package.resolved", "App.xcodeproj/project.pbxproj", "Podfile", "Podfile.lock", "lamp.podspec", "composer.json", "pubspec.yaml", "platformio.ini", "library.json", "library.properties",
		"idf_component.yml", "dependencies.lock", "deno.json", "deno.lock", ".circleci/config.yml", "azure-pipelines.yml", "Jenkinsfile", "kustomization.yaml", "tox.ini", "noxfile.py", "hatch.toml", "snapcraft.yaml", "fbcode_builder/manifests/lamp", "default.xml",
		"versions.lock", "MODULE.bazel.lock", "maven_install.json", "a.csproj", "gleam.toml", "elm.json", "shard.lock", "build.zig.zon", "jsonnetfile.json", "galaxy.yml", "lake-manifest.json", "paket.lock", "buf.lock", "pixi.lock", "npins/sources.json", "lamp.pro", "lamp.gemspec", "lamp.nuspec", "more.gradle"} {
		for _, e := range All() {
			if !e.Wants(file) {
				continue
			}
			out := e.Read(&Input{Manifests: []Manifest{{Path: file, Data: huge}}})
			if len(out.Problems) != 1 || !strings.Contains(out.Problems[0].Reason, "bytes") {
				t.Errorf("%s: %v", file, out.Problems)
			}
		}
	}
}

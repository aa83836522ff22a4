package registry

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

const mit = `Copyright (c) 2024 Jane Doe

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`

const isc = `Copyright (c) 2024 Jane Doe

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`

const bsd2 = `Copyright (c) 2024 Jane Doe

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
documentation and/or other materials provided with the distribution.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO,
THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE,
EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
`

// box is a user's machine: a home, a scanned tree, settings, and clients that answer.
type box struct {
	t          *testing.T
	home, tree string
	env        map[string]string
	clients    map[string]string // command line → answer; others are not installed
	opts       Options
}

func newBox(t *testing.T) *box {
	t.Helper()
	b := &box{t: t, home: t.TempDir(), tree: t.TempDir(), clients: map[string]string{}}
	b.env = map[string]string{
		"HOME": b.home, "GOMODCACHE": filepath.Join(b.home, "mod"), "npm_config_cache": filepath.Join(b.home, "npm"),
		"VIRTUAL_ENV": filepath.Join(b.home, "venv"), "CARGO_HOME": filepath.Join(b.home, "cargo"),
	}
	b.opts = Options{Dir: b.tree, Env: func(k string) string { return b.env[k] }, Run: func(_ context.Context, dir, name string, args ...string) ([]byte, error) {
		if within(dir, b.tree) {
			t.Errorf("%s runs inside the scanned tree", name)
		}
		if out, ok := b.clients[strings.Join(append([]string{name}, args...), " ")]; ok {
			return []byte(out), nil
		}
		return nil, errors.New(name + " is not here")
	}}
	return b
}

func (b *box) write(name string, data string) string {
	b.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		b.t.Fatal(err)
	}
	return name
}

func (b *box) resolve(packages ...inventory.Package) []Answer {
	b.t.Helper()
	s, err := Resolve(context.Background(), &inventory.Inventory{Packages: packages}, b.opts)
	if err != nil {
		b.t.Fatal(err)
	}
	return s.Packages
}

// one resolves one package, "name" and "version" being what its ecosystem calls them.
func (b *box) one(purl, name, version string, hashes ...inventory.Hash) Answer {
	b.t.Helper()
	return b.resolve(inventory.Package{PURL: purl, Name: name, Version: version, Hashes: hashes})[0]
}

func tarball(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, name := range sorted(files) {
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(files[name]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sorted(files) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sorted(files map[string]string) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func locked(data string) inventory.Hash {
	return inventory.Hash{Alg: "sha512", Value: sumOf(sha512.New(), []byte(data)), Of: "distribution"}
}

func expect(t *testing.T, a Answer, declared, detected, source, reason string) {
	t.Helper()
	if a.Declared != declared || a.Detected != detected || a.Source != source || (reason == "") != (a.Reason == "") || !strings.Contains(a.Reason, reason) {
		t.Errorf("got %+v\nwant declared %q, detected %q, source %q, reason %q", a, declared, detected, source, reason)
	}
}

func TestGoModuleCache(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	const purl, name = "pkg:golang/example.org/Dep@v1.2.3", "example.org/Dep"
	expect(t, b.one(purl, name, "v1.2.3"), "", "", "none", "not in the Go module cache; run go mod download")

	dir := filepath.Join(b.home, "mod", "example.org", "!dep@v1.2.3")
	b.write(filepath.Join(dir, "LICENSE"), mit)
	unpacked := b.one(purl, name, "v1.2.3")
	expect(t, unpacked, "", "MIT", "Go module cache", "")
	if !unpacked.Exact || len(unpacked.Files) != 1 || !strings.HasPrefix(unpacked.Hash, "h1:sha256:") {
		t.Errorf("%+v", unpacked)
	}
	b.write(filepath.Join(b.home, "mod", "cache", "download", "example.org", "!dep", "@v", "v1.2.3.zip"), zipped(t, map[string]string{"example.org/Dep@v1.2.3/LICENSE": mit}))
	archived := b.one(purl, name, "v1.2.3")
	expect(t, archived, "", "MIT", "Go module cache", "")
	if archived.Hash != unpacked.Hash {
		t.Errorf("the zip gives %s, the directory %s", archived.Hash, unpacked.Hash)
	}
	sum := inventory.Hash{Alg: "sha256", Of: "go-h1", Value: strings.TrimPrefix(archived.Hash, "h1:sha256:")}
	expect(t, b.one(purl, name, "v1.2.3", sum), "", "MIT", "Go module cache", "")
	sum.Value = strings.Repeat("0", 64)
	expect(t, b.one(purl, name, "v1.2.3", sum), "", "", "none", "not the one in the tree's lock file")

	b.write(filepath.Join(b.tree, "vendor", "example.org", "in", "tree", "COPYING"), mit)
	expect(t, b.one("pkg:golang/example.org/in/tree@v1.0.0", "example.org/in/tree", "v1.0.0"), "", "MIT", "vendor directory", "")
}

func TestNPMCache(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	const purl, name = "pkg:npm/%40scope/dep@1.2.3", "@scope/dep"
	data := tarball(t, map[string]string{"package/package.json": `{"name":"@scope/dep","version":"1.2.3","license":"mit"}`, "package/LICENSE.md": mit, "package/sub/LICENSE": "GPL-3.0-only"})
	h := locked(data)
	at := filepath.Join(b.home, "npm", "_cacache", "content-v2", "sha512", h.Value[:2], h.Value[2:4], h.Value[4:])
	expect(t, b.one(purl, name, "1.2.3", h), "", "", "none", "run the install command")
	b.write(at, data)
	a := b.one(purl, name, "1.2.3", h)
	expect(t, a, "MIT", "MIT", "npm cache", "")
	if a.Hash != "sha512:"+h.Value || strings.Join(a.Files, " ") != "LICENSE.md" {
		t.Errorf("%+v", a)
	}
	b.write(at, tarball(t, map[string]string{"package/package.json": `{"license":"MIT"}`}))
	expect(t, b.one(purl, name, "1.2.3", h), "", "", "none", "not the one in the tree's lock file")
}

func TestNodeModules(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	for dir, manifest := range map[string]string{
		"node_modules/a":                `{"name":"a","version":"1.0.0","license":{"type":"ISC"}}`,
		"node_modules/a/node_modules/b": `{"name":"b","version":"1.0.0","licenses":[{"type":"MIT"},{"type":"Apache-2.0"}]}`,
		"node_modules/b":                `{"name":"b","version":"2.0.0","license":"SEE LICENSE IN LICENSE"}`,
		"packages/x/node_modules/.pnpm/@s+c@3.0.0/node_modules/@s/c": `{"name":"@s/c","version":"3.0.0","license":"Custom words"}`,
	} {
		b.write(filepath.Join(b.tree, dir, "package.json"), manifest)
	}
	b.write(filepath.Join(b.tree, "node_modules", "b", "LICENSE"), mit)
	expect(t, b.one("pkg:npm/a@1.0.0", "a", "1.0.0"), "ISC", "", "node_modules", "")
	expect(t, b.one("pkg:npm/b@1.0.0", "b", "1.0.0"), "MIT OR Apache-2.0", "", "node_modules", "")
	expect(t, b.one("pkg:npm/b@2.0.0", "b", "2.0.0"), "", "MIT", "node_modules", "")
	expect(t, b.one("pkg:npm/%40s/c@3.0.0", "@s/c", "3.0.0"), "Custom words", "", "node_modules", "words that name no listed one")
	expect(t, b.one("pkg:npm/a@1.0.1", "a", "1.0.1"), "", "", "none", "not in node_modules")
}

func TestSitePackages(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	site := filepath.Join(b.home, "venv", "lib", "python3.12", "site-packages")
	b.write(filepath.Join(site, "One_Two-1.0.dist-info", "METADATA"), "Metadata-Version: 2.4\nName: One.Two\nVersion: 1.0\nLicense-Expression: MIT OR Apache-2.0\nLicense-File: LICENSE\n\nLicense: GPL\n")
	b.write(filepath.Join(site, "One_Two-1.0.dist-info", "licenses", "LICENSE"), mit)
	expect(t, b.one("pkg:pypi/one-two@1.0", "one-two", "1.0"), "MIT OR Apache-2.0", "MIT", "site-packages", "")

	b.write(filepath.Join(site, "old-2.dist-info", "METADATA"), "Name: old\nVersion: 2\nLicense: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License\n")
	expect(t, b.one("pkg:pypi/old@2", "old", "2"), "MIT", "", "site-packages", "")

	b.write(filepath.Join(site, "vague-3.dist-info", "METADATA"), "Name: vague\nClassifier: License :: OSI Approved :: BSD License\n")
	expect(t, b.one("pkg:pypi/vague@3", "vague", "3"), "BSD License", "", "site-packages", "words that name no listed one")

	b.write(filepath.Join(site, "text-4.dist-info", "METADATA"), "Name: text\nLicense: "+strings.ReplaceAll(mit, "\n", "\n        ")+"\n\n")
	if a := b.one("pkg:pypi/text@4", "text", "4"); a.Declared != "MIT" || a.Reason != "" || len(a.Words) > maxWords+8 {
		t.Errorf("%+v", a)
	}
	expect(t, b.one("pkg:pypi/old@2.1", "old", "2.1"), "", "", "none", "not in site-packages")
}

func TestPipCache(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	wheel := func(license string) string {
		return zipped(t, map[string]string{"One_Two-1.0.dist-info/METADATA": "Name: one-two\nLicense-Expression: " + license + "\n", "One_Two-1.0.dist-info/licenses/LICENSE": mit})
	}
	cache := filepath.Join(b.home, "pip-cache")
	b.env["PIP_CACHE_DIR"] = cache
	expect(t, b.one("pkg:pypi/one-two@1.0", "one-two", "1.0"), "", "", "none", "uv and pip keep")
	b.write(filepath.Join(cache, "http-v2", "a", "b", "page.body"), "<html>")
	b.write(filepath.Join(cache, "http-v2", "a", "c", "one.body"), wheel("MIT"))
	b.write(filepath.Join(cache, "http-v2", "a", "c", "one"), wheel("ISC")) // not the body
	expect(t, b.one("pkg:pypi/one-two@1.0", "one-two", "1.0"), "MIT", "MIT", "pip's cache", "")
	b.write(filepath.Join(cache, "wheels", "d", "one_two-1.0-cp312-cp312-linux_x86_64.whl"), wheel("Apache-2.0 OR MIT"))
	expect(t, b.one("pkg:pypi/one-two@1.0", "one-two", "1.0", locked(wheel("Apache-2.0 OR MIT"))), "Apache-2.0 OR MIT", "MIT", "pip's cache", "")
	expect(t, b.one("pkg:pypi/one-two@1.0", "one-two", "1.0", locked("another")), "", "", "none", "not the one in the tree's lock file")
}

func TestCargoRegistry(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	data := tarball(t, map[string]string{"dep-1.0.0/Cargo.toml": "[package]\nname = \"dep\"\nlicense = \"MIT/Apache-2.0\"\n", "dep-1.0.0/LICENSE-MIT": mit})
	at := filepath.Join(b.home, "cargo", "registry", "cache", "index-1", "dep-1.0.0.crate")
	expect(t, b.one("pkg:cargo/dep@1.0.0", "dep", "1.0.0"), "", "", "none", "run cargo fetch --locked")
	b.write(at, data)
	expect(t, b.one("pkg:cargo/dep@1.0.0", "dep", "1.0.0", locked(data)), "MIT OR Apache-2.0", "MIT", "cargo registry", "")
	expect(t, b.one("pkg:cargo/dep@1.0.0", "dep", "1.0.0", locked("other")), "", "", "none", "not the one in the tree's lock file")

	b.write(filepath.Join(b.home, "cargo", "registry", "src", "index-1", "src-2.0.0", "Cargo.toml"), "[package]\nlicense = \"ISC\"\n")
	expect(t, b.one("pkg:cargo/src@2.0.0", "src", "2.0.0"), "ISC", "", "cargo registry", "")
	expect(t, b.one("pkg:cargo/..%2F..%2Fsrc@2.0.0", "x", "2.0.0"), "", "", "none", "no name of a crate")
}

func TestMavenRepository(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	repo := filepath.Join(b.home, "elsewhere")
	b.write(filepath.Join(b.home, ".m2", "settings.xml"), "<settings xmlns=\"http://maven.apache.org/SETTINGS/1.2.0\"><localRepository>${user.home}/elsewhere</localRepository></settings>")
	b.write(filepath.Join(repo, "org/x/parent/7/parent-7.pom"), "<project><licenses><license><name>The Apache Software License, Version 2.0</name></license></licenses></project>")
	b.write(filepath.Join(repo, "org/x/dep/1.0/dep-1.0.pom"), "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><project><parent><groupId>org.x</groupId><artifactId>parent</artifactId><version>7</version></parent></project>")
	b.write(filepath.Join(repo, "org/x/dep/1.0/dep-1.0.jar"), zipped(t, map[string]string{"META-INF/LICENSE": mit, "org/x/LICENSE.txt": "GPL-2.0-only"}))
	a := b.one("pkg:maven/org.x/dep@1.0", "org.x:dep", "1.0")
	expect(t, a, "Apache-2.0", "MIT", "Maven repository", "") // the disagreement is left visible
	if a.Words != "The Apache Software License, Version 2.0" || a.Hash == "" {
		t.Errorf("%+v", a)
	}
	expect(t, b.one("pkg:maven/org.x/none@1.0", "org.x:none", "1.0"), "", "", "none", "not in the local Maven repository")
	expect(t, b.one("pkg:maven/..%2F..%2Fx/dep@1.0", "x", "1.0"), "", "", "none", "no coordinate")

	loop := "<project><parent><groupId>org.x</groupId><artifactId>loop</artifactId><version>1</version></parent></project>"
	b.write(filepath.Join(repo, "org/x/loop/1/loop-1.pom"), loop)
	expect(t, b.one("pkg:maven/org.x/loop@1", "org.x:loop", "1"), "", "", "Maven repository", "no licence")
}

// Threat 2: settings in the scanned tree say nothing about where packages are.
func TestTreeDoesNotSteer(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	delete(b.env, "npm_config_cache")
	b.clients["npm config get cache"] = filepath.Join(b.home, "npm")
	data := tarball(t, map[string]string{"package/package.json": `{"license":"MIT"}`})
	h := locked(data)
	b.write(filepath.Join(b.tree, "evil", "_cacache", "content-v2", "sha512", h.Value[:2], h.Value[2:4], h.Value[4:]), data)
	b.write(filepath.Join(b.tree, ".npmrc"), "cache="+filepath.Join(b.tree, "evil"))
	crate := tarball(t, map[string]string{"dep-1.0.0/Cargo.toml": "[package]\nlicense = \"MIT\"\n"})
	b.write(filepath.Join(b.tree, ".cargo", "registry", "cache", "i", "dep-1.0.0.crate"), crate)
	b.write(filepath.Join(b.tree, ".cargo", "config.toml"), "[source.crates-io]\nreplace-with = \"evil\"\n")
	b.write(filepath.Join(b.tree, ".mvn", "maven.config"), "-Dmaven.repo.local="+b.tree+"\n")
	b.write(filepath.Join(b.tree, "g/dep/1/dep-1.pom"), "<project><licenses><license><name>MIT</name></license></licenses></project>")
	b.write(filepath.Join(b.tree, "uv/archive-v0/a/dep-1.dist-info/METADATA"), "License: MIT\n")
	b.write(filepath.Join(b.tree, "uv.toml"), "cache-dir = \"uv\"\n")
	b.write(filepath.Join(b.tree, "poetry.toml"), "[virtualenvs]\npath = \""+b.tree+"\"\n")
	for _, a := range b.resolve(
		inventory.Package{PURL: "pkg:npm/dep@1.0.0", Name: "dep", Version: "1.0.0", Hashes: []inventory.Hash{h}},
		inventory.Package{PURL: "pkg:cargo/dep@1.0.0", Name: "dep", Version: "1.0.0"},
		inventory.Package{PURL: "pkg:maven/g/dep@1", Name: "g:dep", Version: "1"},
		inventory.Package{PURL: "pkg:pypi/dep@1", Name: "dep", Version: "1"},
	) {
		if a.Reason == "" || a.Source != "none" {
			t.Errorf("the tree steered: %+v", a)
		}
	}
}

// Threat 1: a program that lies in the scanned tree is not run, whatever PATH says.
func TestProgramInTreeIsNotRun(t *testing.T) {
	b := newBox(t)
	canary := filepath.Join(b.home, "canary")
	tool := b.write(filepath.Join(b.tree, "bin", "npm"), "#!/bin/sh\ntouch "+canary+"\n")
	if err := os.Chmod(tool, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Dir(tool))
	delete(b.env, "npm_config_cache")
	b.opts.Run = nil
	expect(t, b.one("pkg:npm/dep@1.0.0", "dep", "1.0.0"), "", "", "none", "lies in the scanned tree and is not run")
	if _, err := os.Stat(canary); err == nil {
		t.Error("the tree's npm was run")
	}
}

// Threat 3: what lies behind a link out of the tree is not read.
func TestLinkOutOfTree(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.write(filepath.Join(b.home, "secret", "package.json"), `{"name":"a","version":"1.0.0","license":"MIT"}`)
	if err := os.MkdirAll(filepath.Join(b.tree, "node_modules", "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(b.home, "secret", "package.json"), filepath.Join(b.tree, "node_modules", "a", "package.json")); err != nil {
		t.Skip("no symlinks here:", err)
	}
	expect(t, b.one("pkg:npm/a@1.0.0", "a", "1.0.0"), "", "", "none", "not in")
}

func TestUnresolved(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	expect(t, b.one("pkg:docker/debian@12", "debian", "12"), "", "", "none", "type docker")
	expect(t, b.one("pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fa", "a", "1.0.0"), "", "", "none", "address of its own")
	expect(t, b.one("not a purl", "a", "1"), "", "", "none", "purl")
	if got := b.resolve(inventory.Package{PURL: "pkg:npm/a", Name: "a"}, inventory.Package{Kind: inventory.KindRoot, PURL: "pkg:npm/r@1", Version: "1"}); len(got) != 0 {
		t.Errorf("asked for what has no exact version, or is the tree itself: %+v", got)
	}
}

func TestDeclared(t *testing.T) {
	t.Parallel()
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	r := &Resolver{engine: engine}
	for _, c := range []struct {
		words, found, want string
		sure               bool
	}{
		{"Apache-2.0", "", "Apache-2.0", true},
		{"apache-2.0 or mit", "", "Apache-2.0 OR MIT", true},
		{"Apache License, Version 2.0", "", "Apache-2.0", true},
		{"The MIT License", "", "MIT", true},
		{"New BSD License", "", "BSD-3-Clause", true},
		{"Mozilla Public License 2.0 (MPL 2.0)", "", "MPL-2.0", true},
		{"BSD", "", "BSD", false},
		{"BSD", "BSD-2-Clause", "BSD-2-Clause", true},
		{"BSD", "BSD-2-Clause AND BSD-3-Clause", "BSD", false},
		{"BSD", "MIT", "BSD", false},
		{"Apache Software License", "Apache-2.0", "Apache-2.0", true},
		{"MIT or Apache", "Apache-2.0 AND MIT", "Apache-2.0 OR MIT", true},
		{"BSD-like", "", "BSD-like", false},
		{"Not the MIT License", "MIT", "Not the MIT License", false},
		{"MIT License with changes", "MIT", "MIT License with changes", false},
		{"GPL", "", "GPL", false},
		{"Proprietary", "MIT", "Proprietary", false},
		{"NOASSERTION", "MIT", "NOASSERTION", false},
		{"", "MIT", "", false},
		{"EPL", "EPL-1.0", "EPL-1.0", true},
		{"EPL", "EPL-1.0 AND EPL-2.0", "EPL", false},
		{"SAX", "", "SAX", false},
		{"The Apache Software License, Version 2.0 OR The SAX License OR The W3C License", "Apache-2.0 AND SAX-PD-2.0 AND W3C", "Apache-2.0 OR SAX-PD-2.0 OR W3C", true},
		{"GNU GENERAL PUBLIC LICENSE Version 2, June 1991", "", "GPL-2.0-only", true},
		{"BSD License, June 1991", "", "BSD License, June 1991", false},
		{"EPL 2.0 OR GPL2 w/ CPE OR Public Domain OR Our Own", "EPL-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0", "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0", true},
		{"EPL 2.0 OR MIT License OR Our Own", "EPL-2.0 AND MIT AND ISC", "EPL 2.0 OR MIT License OR Our Own", false},
		{"The MIT License OR Our Own", "MIT", "The MIT License OR Our Own", false},
		{"MIT OR The SAX Public Domain", "SAX-PD", "MIT OR The SAX Public Domain", false},
	} {
		var found []spdx.Expr
		if c.found != "" {
			e, err := spdx.Parse(c.found)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, e)
		}
		if got, sure := r.declared(c.words, found); got != c.want || sure != c.sure {
			t.Errorf("%q with %q found: %q %v, want %q %v", c.words, c.found, got, sure, c.want, c.sure)
		}
	}
}

func FuzzPackages(f *testing.F) {
	f.Add([]byte("Name: x\nLicense: MIT\n more\n"))
	f.Add([]byte(`{"license":["MIT",{"type":"ISC"}]}`))
	f.Add([]byte("<project><licenses><license><name>MIT</name></license></licenses></project>"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		readMetadata(data).license()
		if doc, err := readPackageJSON(data); err == nil {
			doc.license()
		}
		_, _ = cargoLicense(data)
		var p pom
		if decodeXML(data, &p) == nil {
			p.license()
		}
		_, _ = untar(data, atTop("package.json"))
		_, _ = unzip(data, jarLicence)
	})
}

func TestSnapshotReadsBack(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	s := &Snapshot{Packages: []Answer{{PURL: "pkg:npm/b@1", Source: "none"}, {PURL: "pkg:npm/a@1", Words: "w", Hash: "sha256:" + hex.EncodeToString([]byte("x"))}}}
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := ReadSnapshot(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := back.ByPURL()["pkg:npm/a@1"]; !ok || a.Words != "w" || back.Packages[0].PURL != "pkg:npm/a@1" {
		t.Errorf("%+v", back)
	}
	if _, err := ReadSnapshot([]byte(`{"schema":"9"}`)); err == nil || !strings.Contains(err.Error(), "licit resolve") {
		t.Error(err)
	}
}

// TestSnapshotOutside takes what a scan learnt through a snapshot and back, with the lines where it stands.
func TestSnapshotOutside(t *testing.T) {
	t.Parallel()
	learnt := &ecosystem.Outside{Known: map[string]ecosystem.Found{
		"pkg:golang/a@v1":  {Requires: []ecosystem.Required{{PURL: "pkg:golang/b@v2"}, {PURL: "pkg:golang/c@v3"}}},
		"pkg:golang/no@v1": {Requires: []ecosystem.Required{{PURL: "pkg:golang/b@v2"}}}, // nobody asked for it
		"pom.xml":          {Requires: []ecosystem.Required{{PURL: "pkg:maven/g/a@1", Relation: "test"}}},
	}}
	s := &Snapshot{Packages: []Answer{{PURL: "pkg:golang/b@v2", Source: "x"}, {PURL: "pkg:golang/a@v1", Source: "x"}}}
	s.Learnt(learnt)
	var b bytes.Buffer
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := ReadSnapshot(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	o := back.Outside()
	lines := strings.Split(b.String(), "\n")
	for key, next := range map[string]string{"pkg:golang/a@v1": "pkg:golang/a@v1", "pom.xml": "pom.xml"} {
		f := o.Known[key]
		if !slices.Equal(f.Requires, learnt.Known[key].Requires) {
			t.Errorf("%s: %v", key, f.Requires)
		}
		if f.Line == 0 || strings.TrimSpace(lines[f.Line-1]) != "{" || !strings.Contains(lines[f.Line], next) {
			t.Errorf("%s: line %d", key, f.Line)
		}
	}
	if len(o.Known) != 2 {
		t.Errorf("%v", o.Known)
	}
	for _, bad := range []string{"", "[]", "{", `{"schema":"1","packages":7}`, `{"schema":"1","packages":[7]}`, `{"schema":"1","packages":[{}`, `{"schema":"2"}`} {
		if _, err := ReadSnapshot([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// What merging by hand leaves behind is named: nobody would see which of two answers counts.
func TestSnapshotMergedByHand(t *testing.T) {
	t.Parallel()
	const purl = "{\"purl\":\"pkg:npm/a@1\",\"declared\":\"MIT\"}"
	for text, want := range map[string]string{
		"{\"schema\":\"1\",\"packages\":[\n<<<<<<< HEAD\n" + purl + "\n=======\n]}":        "marks of a merge",
		"{\"schema\":\"1\",\"packages\":[\n" + purl + ",\n" + purl + "]}":                  `line 3: "pkg:npm/a@1" stands in line 2 already`,
		"{\"schema\":\"1\",\"packages\":[" + purl + "],\n\"packages\":[" + purl + "]}":     "line 2",
		"{\"schema\":\"1\",\"manifests\":[{\"path\":\"pom.xml\"},{\"path\":\"pom.xml\"}]}": `"pom.xml" stands`,
		"{\"schema\":\"1\",\"packages\":[]}{}":                                             "more stands after",
	} {
		if _, err := ReadSnapshot([]byte(text)); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "licit resolve") {
			t.Errorf("%s\n%v, want %s", text, err, want)
		}
	}
	s, err := ReadSnapshot([]byte("\xef\xbb\xbf{\"schema\":\"1\",\"packages\":[" + purl + "]}\n"))
	if err != nil || s.ByPURL()["pkg:npm/a@1"].Declared != "MIT" {
		t.Errorf("with a byte order mark: %v", err)
	}
}

// FuzzSnapshot reads the snapshot of a stranger's tree.
func FuzzSnapshot(f *testing.F) {
	f.Add([]byte(`{"schema":"1","packages":[{"purl":"pkg:golang/a@v1","requires":["pkg:golang/b@v2"]}],"manifests":[{"path":"pom.xml","requires":[{"purl":"pkg:maven/g/a@1"}]}]}`))
	f.Add([]byte("{\"packages\":null,\n\n\"manifests\":[{}, {}],\"other\":[[]],\"schema\":\"1\"} "))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadSnapshot(data)
		if err != nil {
			return
		}
		o := s.Outside()
		for key, found := range o.Known {
			if found.Line < 1 || found.Line > bytes.Count(data, []byte("\n"))+1 {
				t.Errorf("%q stands in line %d", key, found.Line)
			}
		}
		var b bytes.Buffer
		if err := s.Write(&b); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadSnapshot(b.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
}

package registry

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// host is a registry on this machine: what it serves by path, and what it was asked.
type host struct {
	*httptest.Server
	mu     sync.Mutex
	serve  map[string]string
	status map[string][]int // answers to give first
	asked  []string
}

func newHost(t *testing.T) *host {
	t.Helper()
	h := &host{serve: map[string]string{}, status: map[string][]int{}}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.asked = append(h.asked, req.URL.EscapedPath())
		if first := h.status[req.URL.Path]; len(first) > 0 {
			h.status[req.URL.Path] = first[1:]
			w.WriteHeader(first[0])
			return
		}
		data, ok := h.serve[req.URL.Path]
		to, redirect := strings.CutPrefix(data, "to ")
		switch {
		case redirect:
			http.Redirect(w, req, to, http.StatusFound)
		case ok:
			_, _ = w.Write([]byte(data))
		default:
			http.NotFound(w, req)
		}
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *host) requests() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.asked)
}

// online is a box whose npm settings name a registry, with empty caches.
func online(t *testing.T, h *host) *box {
	b := newBox(t)
	b.opts.Online, b.opts.Pause, b.opts.CacheDir = true, time.Millisecond, t.TempDir()
	b.opts.Now = func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	b.env["npm_config_registry"] = h.URL + "/npm"
	b.env["PIP_INDEX_URL"] = h.URL + "/simple/"
	b.write(filepath.Join(b.home, ".m2", "settings.xml"), "<settings><mirrors><mirror><mirrorOf>external:*</mirrorOf><url>"+h.URL+"/maven</url></mirror></mirrors></settings>")
	b.write(filepath.Join(b.home, "cargo", "config.toml"), "[source.crates-io]\nreplace-with = \"ours\"\n[source.ours]\nregistry = \"sparse+"+h.URL+"/index/\"\n")
	return b
}

func sha256Of(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:])
}

func TestOnline(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	npm := tarball(t, map[string]string{"package/package.json": `{"license":"ISC"}`})
	scoped := tarball(t, map[string]string{"package/package.json": `{"license":"MIT"}`, "package/LICENSE": mit})
	crate := tarball(t, map[string]string{"dep-1.0.0/Cargo.toml": "[package]\nlicense = \"MIT OR Apache-2.0\"\n", "dep-1.0.0/LICENSE-MIT": mit})
	wheel := zipped(t, map[string]string{"one_two-1.0.dist-info/METADATA": "License: MIT License\n", "one_two-1.0.dist-info/licenses/LICENSE": mit})
	sdist := tarball(t, map[string]string{"s-2/PKG-INFO": "License-Expression: BSD-2-Clause\n"})
	page, err := json.Marshal(map[string]any{"files": []map[string]any{
		{"filename": "one_two-1.0.tar.gz", "url": "../../files/none", "hashes": map[string]string{"sha256": sha256Of("x")}, "size": 1},
		{"filename": "one_two-1.0-py3-none-any.whl", "url": "../../files/w", "hashes": map[string]string{"sha256": sha256Of(wheel)}, "size": 9},
		{"filename": "one_two-1.1-py3-none-any.whl", "url": "../../files/none", "hashes": map[string]string{"sha256": sha256Of("y")}, "size": 1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string]string{
		"/npm/plain/-/plain-1.0.0.tgz":             npm,
		"/npm/@s/elsewhere/1.0.0":                  `{"dist":{"tarball":"` + h.URL + `/blobs/7"}}`,
		"/blobs/7":                                 scoped,
		"/index/config.json":                       `{"dl":"` + h.URL + `/dl/{lowerprefix}/{crate}-{version}.crate"}`,
		"/dl/3/d/dep-1.0.0.crate":                  crate,
		"/simple/one-two/":                         string(page),
		"/files/w":                                 wheel,
		"/simple/s/":                               `{"files":[{"filename":"s-2.tar.gz","url":"` + h.URL + `/files/s","hashes":{"sha256":"` + sha256Of(sdist) + `"}}]}`,
		"/files/s":                                 sdist,
		"/maven/org/x/parent/7/parent-7.pom":       "<project><licenses><license><name>Apache License, Version 2.0</name></license></licenses></project>",
		"/maven/org/x/dep/1.0/dep-1.0.pom":         "<project><parent><groupId>org.x</groupId><artifactId>parent</artifactId><version>7</version></parent></project>",
		"/maven/org/x/dep/1.0/dep-1.0.jar":         zipped(t, map[string]string{"META-INF/LICENSE": mit}),
		"/maven/org/x/another/1.0/another-1.0.pom": "<project><licenses><license><name>MIT</name></license></licenses></project>",
	} {
		h.serve[path] = data
	}
	h.status["/npm/plain/-/plain-1.0.0.tgz"] = []int{503, 429}
	b := online(t, h)
	packages := []inventory.Package{
		{PURL: "pkg:cargo/dep@1.0.0", Name: "dep", Version: "1.0.0", Hashes: []inventory.Hash{{Alg: "sha256", Value: sha256Of(crate), Of: "distribution"}}},
		{PURL: "pkg:maven/org.x/another@1.0", Name: "org.x:another", Version: "1.0"},
		{PURL: "pkg:maven/org.x/dep@1.0", Name: "org.x:dep", Version: "1.0"},
		{PURL: "pkg:npm/%40s/elsewhere@1.0.0", Name: "@s/elsewhere", Version: "1.0.0", Hashes: []inventory.Hash{locked(scoped)}},
		{PURL: "pkg:npm/absent@1.0.0", Name: "absent", Version: "1.0.0"},
		{PURL: "pkg:npm/plain@1.0.0", Name: "plain", Version: "1.0.0"},
		{PURL: "pkg:pypi/one-two@1.0", Name: "one-two", Version: "1.0", Hashes: []inventory.Hash{{Alg: "sha256", Value: sha256Of(wheel), Of: "distribution"}, {Alg: "sha256", Value: sha256Of("x"), Of: "distribution"}}},
		{PURL: "pkg:pypi/s@2", Name: "s", Version: "2"},
	}
	check := func() []Answer {
		t.Helper()
		got := b.resolve(packages...)
		for i, want := range [][4]string{
			{"MIT OR Apache-2.0", "MIT", "crate registry", ""},
			{"MIT", "", "remote Maven repository", ""},
			{"Apache-2.0", "MIT", "remote Maven repository", ""},
			{"MIT", "MIT", "npm registry", ""},
			{"", "", "none", "does not have this version"},
			{"ISC", "", "npm registry", ""},
			{"MIT", "MIT", "Python package index", ""},
			{"BSD-2-Clause", "", "Python package index", ""},
		} {
			expect(t, got[i], want[0], want[1], want[2], want[3])
			if want[3] == "" && got[i].Date != "2026-01-02" {
				t.Errorf("%s: date %q", got[i].PURL, got[i].Date)
			}
		}
		return got
	}
	first := check()

	// A re-run makes no request, and says the same on another day.
	asked := h.requests()
	b.opts.Now = func() time.Time { return time.Date(2026, 1, 3, 3, 4, 5, 0, time.UTC) }
	second := check()
	if fmt.Sprint(first) != fmt.Sprint(second) {
		t.Errorf("%v\n%v", first, second)
	}
	if more := h.asked[asked:]; len(more) != 0 {
		t.Errorf("asked again: %q", more)
	}

	// A corrupt entry is fetched again; what was not there is asked for again after a while.
	b.opts.Now = func() time.Time { return time.Date(2026, 1, 9, 3, 4, 5, 0, time.UTC) }
	err = filepath.WalkDir(b.opts.CacheDir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && strings.Contains(string(data), "pkg:npm/plain@") {
			err = os.WriteFile(path, []byte(strings.Replace(string(data), "ISC", "MIT", 1)), 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, b.resolve(packages[5])[0], "ISC", "", "npm registry", "")
	before := h.requests()
	if expect(t, b.resolve(packages[4])[0], "", "", "none", "does not have"); h.requests() == before {
		t.Error("an absence was believed for a week")
	}
}

// TestSourceArchive: where a package has no licence text, the archive of its source may tell which licence a declaration means.
func TestSourceArchive(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	wheel := zipped(t, map[string]string{"w-1.dist-info/METADATA": "License: BSD\n"})
	sdist := tarball(t, map[string]string{"w-1/PKG-INFO": "License: BSD\n", "w-1/LICENSE": bsd2})
	h.serve["/simple/w/"] = `{"files":[{"filename":"w-1.tar.gz","url":"` + h.URL + `/files/s"},{"filename":"w-1-py3-none-any.whl","url":"` + h.URL + `/files/w"}]}`
	h.serve["/files/w"], h.serve["/files/s"] = wheel, sdist
	for name, code := range map[string]string{
		"text":  "/*\n" + bsd2 + "*/\npackage x;\n",
		"words": "// Published under the terms of the BSD style licence.\npackage x;\n",
		"other": "/*\n" + mit + "*/\npackage x;\n",
		"late":  "package x;\n/*\n" + bsd2 + "*/\n",
	} {
		h.serve["/maven/org/x/"+name+"/1/"+name+"-1.pom"] = "<project><licenses><license><name>The BSD License</name></license></licenses></project>"
		h.serve["/maven/org/x/"+name+"/1/"+name+"-1.jar"] = zipped(t, map[string]string{"x/A.class": "\xca\xfe"})
		h.serve["/maven/org/x/"+name+"/1/"+name+"-1-sources.jar"] = zipped(t, map[string]string{"x/A.java": code, "x/B.java": code})
	}
	b := online(t, h)
	const unsure, source = "in words that name no listed one for certain", ", and the archive of its source"
	maven := func(name string) Answer { return b.one("pkg:maven/org.x/"+name+"@1", "org.x:"+name, "1") }
	expect(t, maven("text"), "BSD-2-Clause", "BSD-2-Clause", "remote Maven repository"+source, "")
	expect(t, maven("words"), "The BSD License", "", "remote Maven repository", unsure)
	expect(t, maven("other"), "The BSD License", "", "remote Maven repository", unsure)
	expect(t, maven("late"), "The BSD License", "", "remote Maven repository", unsure)
	expect(t, b.one("pkg:pypi/w@1", "w", "1"), "BSD-2-Clause", "BSD-2-Clause", "Python package index"+source, "")
	asked := h.requests()
	expect(t, maven("text"), "BSD-2-Clause", "BSD-2-Clause", "remote Maven repository"+source, "")
	expect(t, b.one("pkg:pypi/w@1", "w", "1"), "BSD-2-Clause", "BSD-2-Clause", "Python package index"+source, "")
	if more := h.asked[asked:]; len(more) != 0 {
		t.Errorf("asked again: %q", more)
	}
	b.opts.Online = false
	b.write(filepath.Join(b.opts.Env("HOME"), ".m2", "repository", "org", "x", "text", "1", "text-1.pom"), h.serve["/maven/org/x/text/1/text-1.pom"])
	expect(t, maven("text"), "The BSD License", "", "Maven repository", "run mvn dependency:sources")
	b.write(filepath.Join(b.opts.Env("HOME"), ".m2", "repository", "org", "x", "text", "1", "text-1-sources.jar"), h.serve["/maven/org/x/text/1/text-1-sources.jar"])
	expect(t, maven("text"), "BSD-2-Clause", "BSD-2-Clause", "Maven repository"+source, "")
}

// A package that was read whole from a cache is not fetched again, whatever it lacks.
func TestKnownPackageIsNotFetched(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	b := online(t, h)
	data := tarball(t, map[string]string{"package/package.json": `{}`})
	sum := locked(data)
	b.write(filepath.Join(b.home, "npm", "_cacache", "content-v2", "sha512", sum.Value[:2], sum.Value[2:4], sum.Value[4:]), data)
	expect(t, b.one("pkg:npm/a@1.0.0", "a", "1.0.0", sum), "", "", "npm cache", "no licence file")
	if n := h.requests(); n != 0 {
		t.Errorf("asked: %q", h.asked)
	}
}

// Threat 4: what is fetched is compared with the lock file before it is believed or kept.
// TestManifestOnline asks for models and licences: each model is fetched once, and no more after that.
func TestManifestOnline(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.serve["/maven/org/x/parent/7/parent-7.pom"] = "<project><licenses><license><name>MIT</name></license></licenses></project>"
	h.serve["/maven/org/x/dep/1.0/dep-1.0.pom"] = "<project><parent><groupId>org.x</groupId><artifactId>parent</artifactId><version>7</version></parent></project>"
	b := online(t, h)
	parent := inventory.Package{PURL: "pkg:maven/org.x/parent@7", Name: "org.x:parent", Version: "7"}
	dep := inventory.Package{PURL: "pkg:maven/org.x/dep@1.0", Name: "org.x:dep", Version: "1.0", Kind: inventory.KindDependency}
	absent := inventory.Package{PURL: "pkg:maven/org.x/absent@1.0", Name: "org.x:absent", Version: "1.0"}
	ask := func() {
		t.Helper()
		r, err := Open(b.opts)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		for _, p := range []inventory.Package{parent, dep} {
			if data, err := r.Manifest(t.Context(), p); err != nil || len(data) == 0 {
				t.Errorf("%s: %q, %v", p.PURL, data, err)
			}
		}
		if _, err := r.Manifest(t.Context(), absent); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("absent: %v", err)
		}
		s, err := r.Resolve(t.Context(), &inventory.Inventory{Packages: []inventory.Package{dep}})
		if err != nil || s.Packages[0].Declared != "MIT" {
			t.Errorf("%+v, %v", s, err)
		}
	}
	ask()
	if n := h.requests(); n != 4 { // three models and the jar that is not there
		t.Errorf("%d requests: %v", n, h.asked)
	}
	ask()
	if n := h.requests(); n != 4 {
		t.Errorf("a second run makes requests: %v", h.asked[4:])
	}
}

func TestOnlineHashMismatch(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.serve["/npm/a/-/a-1.0.0.tgz"] = tarball(t, map[string]string{"package/package.json": `{"license":"MIT"}`})
	b := online(t, h)
	expect(t, b.one("pkg:npm/a@1.0.0", "a", "1.0.0", locked("what the lock file means")), "", "", "none", "not the one in the tree's lock file")
	if entries, err := os.ReadDir(b.opts.CacheDir); err == nil && len(entries) > 0 {
		t.Error("it was kept")
	}
}

// Threat 2: a registry does not send us to a host that the user's settings do not name.
func TestRedirectRefused(t *testing.T) {
	t.Parallel()
	h, other := newHost(t), newHost(t)
	data := tarball(t, map[string]string{"package/package.json": `{"license":"MIT"}`})
	other.serve["/a.tgz"] = data
	h.serve["/same.tgz"] = data
	h.serve["/npm/a/-/a-1.0.0.tgz"] = "to " + other.URL + "/a.tgz"
	h.serve["/npm/b/-/b-1.0.0.tgz"] = "to " + h.URL + "/same.tgz"
	h.serve["/npm/c/1.0.0"] = `{"dist":{"tarball":"` + other.URL + `/a.tgz"}}`
	h.serve["/npm/d/1.0.0"] = `{"dist":{"tarball":"file:///etc/passwd"}}`
	h.serve["/npm/e/1.0.0"] = `{"dist":{"tarball":"http://localhost:` + mustParse(t, other.URL).Port() + `/a.tgz"}}`
	b := online(t, h)
	expect(t, b.one("pkg:npm/a@1.0.0", "a", "1.0.0"), "", "", "none", "sends on to another host")
	expect(t, b.one("pkg:npm/b@1.0.0", "b", "1.0.0"), "MIT", "", "npm registry", "")
	expect(t, b.one("pkg:npm/c@1.0.0", "c", "1.0.0"), "", "", "none", "is not public")
	expect(t, b.one("pkg:npm/d@1.0.0", "d", "1.0.0"), "", "", "none", "not https")
	expect(t, b.one("pkg:npm/e@1.0.0", "e", "1.0.0"), "", "", "none", "is not public")
	if n := other.requests(); n != 0 {
		t.Errorf("the other host was asked %d times: %q", n, other.asked)
	}
}

// Threat 2: registries in the scanned tree's own settings are not asked.
func TestTreeNamesNoRegistry(t *testing.T) {
	t.Parallel()
	evil := newHost(t)
	b := newBox(t)
	b.opts.Online, b.opts.Pause, b.opts.CacheDir = true, time.Millisecond, t.TempDir()
	b.write(filepath.Join(b.tree, ".npmrc"), "registry="+evil.URL+"\n")
	b.write(filepath.Join(b.tree, "pip.conf"), "[global]\nindex-url="+evil.URL+"\n")
	b.write(filepath.Join(b.tree, ".cargo", "config.toml"), "[source.crates-io]\nreplace-with=\"e\"\n[source.e]\nregistry=\"sparse+"+evil.URL+"/\"\n")
	b.write(filepath.Join(b.tree, ".mvn", "settings.xml"), "<settings><mirrors><mirror><mirrorOf>*</mirrorOf><url>"+evil.URL+"</url></mirror></mirrors></settings>")
	for _, c := range [][3]string{
		{"pkg:npm/a@1.0.0", "1.0.0", "set npm_config_registry"}, {"pkg:pypi/a@1", "1", "set PIP_INDEX_URL"},
		{"pkg:cargo/a@1.0.0", "1.0.0", "set source.crates-io.replace-with"}, {"pkg:maven/g/a@1", "1", "set a mirror of central"},
		{"pkg:golang/example.org/a@v1.0.0", "v1.0.0", "check GOPROXY"},
	} {
		name := "a"
		if strings.Contains(c[0], "golang") {
			name = "example.org/a"
		}
		expect(t, b.one(c[0], name, c[1]), "", "", "none", c[2])
	}
	if n := evil.requests(); n != 0 {
		t.Errorf("the tree's registry was asked: %q", evil.asked)
	}
}

// Where no setting names a registry, the client itself says which it uses.
func TestClientNamesRegistry(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.serve["/npm/@s/a/-/a-1.0.0.tgz"] = tarball(t, map[string]string{"package/package.json": `{"license":"MIT"}`})
	h.serve["/maven/g/a/1/a-1.pom"] = "<project><licenses><license><name>MIT</name></license></licenses></project>"
	h.serve["/py/a/"] = `{"files":[]}`
	b := newBox(t)
	b.opts.Online, b.opts.Pause = true, time.Millisecond
	installed := filepath.Join(b.home, "maven")
	b.write(filepath.Join(installed, "lib", "maven-model-builder-3.jar"), zipped(t, map[string]string{
		"org/apache/maven/model/pom-4.0.0.xml": "<project><repositories><repository><id>central</id><url>" + h.URL + "/maven</url></repository></repositories></project>",
	}))
	b.clients["npm config list --long --json"] = `{"registry":"http://127.0.0.1:1/","@s:registry":"` + h.URL + `/npm/"}`
	b.clients["mvn --batch-mode --version"] = "Apache Maven 3\nMaven home: " + installed + "\n"
	b.clients["python3 -m pip help install"] = "  -i, --index-url <url>   Base URL of the Python Package Index (default\n     " + h.URL + "/py). This\n"
	expect(t, b.one("pkg:npm/%40s/a@1.0.0", "@s/a", "1.0.0"), "MIT", "", "npm registry", "")
	expect(t, b.one("pkg:maven/g/a@1", "g:a", "1"), "MIT", "", "remote Maven repository", "")
	expect(t, b.one("pkg:pypi/a@1", "a", "1"), "", "", "none", "does not have this version")
}

// A host that does not answer is soon left alone.
func TestDeadHost(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	var packages []inventory.Package
	for i := range 100 {
		name := fmt.Sprintf("p%03d", i)
		h.status["/npm/"+name+"/-/"+name+"-1.0.0.tgz"] = []int{500, 500, 500, 500, 500}
		packages = append(packages, inventory.Package{PURL: "pkg:npm/" + name + "@1.0.0", Name: name, Version: "1.0.0"})
	}
	got := online(t, h).resolve(packages...)
	if n := h.requests(); n > 3*fetchers*tries {
		t.Errorf("%d requests to a host that fails", n)
	}
	expect(t, got[99], "", "", "none", "does not answer; resolve again later")
}

// A password in a registry's address goes to that host and into no answer.
func TestPasswordStaysHome(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	b := online(t, h)
	b.env["npm_config_registry"] = strings.Replace(h.URL, "http://", "http://jane:hunter2@", 1) + "/npm"
	h.status["/npm/a/-/a-1.0.0.tgz"] = []int{401}
	a := b.one("pkg:npm/a@1.0.0", "a", "1.0.0")
	expect(t, a, "", "", "none", "wants a login")
	h.Close()
	c := b.one("pkg:npm/b@1.0.0", "b", "1.0.0")
	if strings.Contains(a.Reason+c.Reason, "hunter2") || c.Reason == "" {
		t.Errorf("%q %q", a.Reason, c.Reason)
	}
}

func TestPublic(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "127.0.0.1": false, "10.1.2.3": false, "192.168.0.1": false, "172.16.0.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "::1": false, "fe80::1": false, "fd00::1": false, "::ffff:127.0.0.1": false, "224.0.0.1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

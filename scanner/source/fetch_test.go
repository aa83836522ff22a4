package source

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gogit "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/format/pktline"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/plumbing/transport/server"
)

// gitServer serves one repository over smart HTTP on the loopback interface.
func gitServer(t *testing.T, dir string) *httptest.Server {
	t.Helper()
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ep, err := transport.NewEndpoint("https://example.com/repo.git")
	if err != nil {
		t.Fatal(err)
	}
	serve := server.NewServer(server.MapLoader{ep.String(): repo.Storer})
	mux := http.NewServeMux()
	mux.HandleFunc("/org/repo.git/info/refs", func(w http.ResponseWriter, r *http.Request) {
		s, err := serve.NewUploadPackSession(ep, nil)
		if err != nil {
			t.Error(err)
			return
		}
		refs, err := s.AdvertisedReferencesContext(r.Context())
		if err != nil {
			t.Error(err)
			return
		}
		refs.Prefix = [][]byte{[]byte("# service=git-upload-pack"), pktline.Flush}
		w.Header().Set("Content-Type", "application/x-git-upload-pack-advertisement")
		if err := refs.Encode(w); err != nil {
			t.Error(err)
		}
	})
	mux.HandleFunc("/org/repo.git/git-upload-pack", func(w http.ResponseWriter, r *http.Request) {
		s, err := serve.NewUploadPackSession(ep, nil)
		if err != nil {
			t.Error(err)
			return
		}
		req := packp.NewUploadPackRequest()
		if err := req.Decode(r.Body); err != nil {
			t.Error(err)
			return
		}
		res, err := s.UploadPack(r.Context(), req)
		if err != nil {
			t.Error(err)
			return
		}
		if err := res.Encode(w); err != nil {
			t.Error(err)
		}
	})
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	return srv
}

func TestFetch(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a.txt": "first", "d/b": "b"})
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	first, err := repo.Head()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := repo.CreateTag("v1.0", first.Hash(), &gogit.CreateTagOptions{Tagger: someone, Message: "m"}); err != nil {
		t.Fatal(err)
	}
	second := commit(t, repo, dir, map[string]string{"a.txt": "second"})
	srv := gitServer(t, dir)
	for spec, want := range map[string]string{
		"":                                     "second",
		"@v1.0":                                "first",
		"#v1.0":                                "first",
		"#refs/tags/v1.0":                      "first",
		"#master":                              "second",
		"#" + first.Hash().String():            "first",
		"@" + first.Hash().String()[:8]:        "first",
		"#" + second.String()[:12]:             "second",
		"#heads/master":                        "second",
		"@" + strings.ToUpper(second.String()): "second",
	} {
		t.Run(spec, func(t *testing.T) {
			t.Parallel()
			tree := open(t, srv.URL+"/org/repo.git"+spec, Options{})
			got := list(t, tree)
			if paths(got) != "a.txt d/b" || read(t, got["a.txt"]) != want {
				t.Errorf("%v", got)
			}
			info := tree.Info()
			if info.Kind != "git" || info.URL != srv.URL+"/org/repo.git" || info.Name != "repo" || info.Time != 1700000000 || info.Dirty {
				t.Errorf("%+v", info)
			}
		})
	}
	for _, rev := range []string{"#nosuch", "#deadbeef", "#" + strings.Repeat("1", 40)} {
		if _, err := Open(context.Background(), srv.URL+"/org/repo.git"+rev, Options{}); err == nil {
			t.Errorf("%s was found", rev)
		}
	}
}

func TestFetchRedirect(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a": "a"})
	srv := gitServer(t, dir)
	contacted := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { contacted = true }))
	t.Cleanup(other.Close)
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+r.URL.String(), http.StatusFound)
	}))
	t.Cleanup(away.Close)
	_, err := Open(context.Background(), away.URL+"/org/repo.git", Options{})
	if err == nil || !strings.Contains(err.Error(), "another host") || contacted {
		t.Errorf("contacted %v: %v", contacted, err)
	}
	// On the same host a redirect is followed.
	old := httptest.NewServer(nil)
	t.Cleanup(old.Close)
	old.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p, ok := strings.CutPrefix(r.URL.Path, "/old/"); ok {
			http.Redirect(w, r, "/"+p+"?"+r.URL.RawQuery, http.StatusMovedPermanently)
			return
		}
		srv.Config.Handler.ServeHTTP(w, r)
	})
	tree, err := Open(context.Background(), old.URL+"/old/org/repo.git", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := paths(list(t, tree)); got != "a" {
		t.Error(got)
	}
	tree.Close()
}

// A server that never ends its answer is left at the bound, one that talks
// nonsense gives an error.
func TestFetchHostileServer(t *testing.T) {
	t.Parallel()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/endless"):
			w.Write([]byte("001e# service=git-upload-pack\n0000"))
			w.Write([]byte("003f" + strings.Repeat("1", 40) + " refs/heads/aaaaaaaaaaa\x00\n"))
			line := []byte("003d" + strings.Repeat("1", 40) + " refs/heads/aaaaaa\n")
			for {
				if _, err := w.Write(line); err != nil {
					return
				}
			}
		case strings.HasPrefix(r.URL.Path, "/missing"):
			http.NotFound(w, r)
		default:
			w.Write([]byte("hello"))
		}
	}))
	t.Cleanup(srv.Close)
	for _, p := range []string{"/endless", "/missing", "/nonsense"} {
		if _, err := Open(context.Background(), srv.URL+p, Options{}); err == nil || !strings.Contains(err.Error(), "cannot fetch") {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func TestOpenSpecs(t *testing.T) {
	t.Parallel()
	dir := gitFixture(t, map[string]string{"a": "a"})
	for spec, want := range map[string]string{
		"":                            "no source given",
		"ext::sh -c true":             "run a program",
		"fd::7":                       "run a program",
		"ftp://example.com/x":         "this kind of URL",
		"file://elsewhere/x":          "no repository on this machine",
		"https://":                    "no git URL",
		"https:///x":                  "no git URL",
		"ssh://-oProxyCommand=x/y":    "no git URL",
		"https://example.com/a b":     "space or control",
		"https://example.com/r#":      "no revision",
		filepath.Join(dir, "nowhere"): "cannot read the source",
		"pkg:npm/left-pad@1.0.0":      "not fetched",
		"pkg:golang/example.com/m":    "names no version",
		"pkg:golang/../etc@v1":        "names no Go module",
		"pkg:golang/example.com/m@-x": "names no Go module",
		"pkg:golang/-flag@v1.0.0":     "names no Go module",
		"pkg:golang/a.b/m@v1.0.0#sub": "scanned whole",
	} {
		if _, err := Open(context.Background(), spec, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", spec, err, want)
		}
	}
	for _, spec := range []string{"https://me:hunter2@example.com/a b", "https://me:hunter2@[bad/r", "https://me:hunter2@example.com/r#", "https://me:hunter2@/r"} {
		if _, err := Open(context.Background(), spec, Options{}); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("a password is shown: %v", err)
		}
	}
	for _, spec := range []string{filepath.Join(dir, "a"), "-", "pkg:golang/example.com/m@v1.0.0"} {
		if _, err := Open(context.Background(), spec, Options{Rev: "HEAD"}); err == nil || !strings.Contains(err.Error(), "revision") {
			t.Errorf("%q with a revision: %v", spec, err)
		}
	}
	write(t, dir, map[string]string{"untracked": ""})
	tree := open(t, "file://"+filepath.ToSlash(dir), Options{})
	if got := paths(list(t, tree)); got != "a" || tree.Info().Kind != "git" {
		t.Errorf("file URL: %s", got)
	}
}

func TestParseRemote(t *testing.T) {
	t.Parallel()
	for spec, want := range map[string]string{
		"https://example.com/o/r.git":             "https://example.com/o/r.git  r",
		"https://example.com/o/r@v1.2":            "https://example.com/o/r v1.2 r",
		"https://example.com/o/r.git#feature/x@y": "https://example.com/o/r.git feature/x@y r",
		"https://user:secret@example.com/o/r":     "https://example.com/o/r  r",
		"https://user:secret@example.com/o/r@v1":  "https://example.com/o/r v1 r",
		"git+https://example.com:8443/r":          "https://example.com:8443/r  r",
		"ssh://git@example.com/o/r.git@v1":        "ssh://git@example.com/o/r.git v1 r",
		"git@example.com:o/r.git":                 "ssh://git@example.com/o/r.git  r",
		"git@example.com:o/r@v1":                  "ssh://git@example.com/o/r v1 r",
		"git@example.com:r@v1":                    "ssh://git@example.com/r v1 r",
		"git://example.com/r":                     "git://example.com/r  r",
		"HTTPS://example.com/r/":                  "https://example.com/r/  r",
	} {
		r, ok, err := parseRemote(spec)
		if err != nil || !ok {
			t.Errorf("%q: %v %v", spec, ok, err)
			continue
		}
		if got := r.url + " " + r.rev + " " + r.name(); got != want {
			t.Errorf("%q: got %q, want %q", spec, got, want)
		}
	}
	for _, spec := range []string{".", "a/b", `C:\x`, "C:/x", "dir:with/colon", "@x:y", "a@b"} {
		if _, ok, err := parseRemote(spec); ok || err != nil {
			t.Errorf("%q is no URL: %v %v", spec, ok, err)
		}
	}
}

func FuzzParseRemote(f *testing.F) {
	for _, s := range []string{"https://u:p@example.com/o/r@v1", "git@example.com:o/r#x", "ext::sh", "ssh://[::1]:22/x", "git+ssh://a@b/c@d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		r, ok, err := parseRemote(spec)
		if !ok || err != nil {
			return
		}
		if r.ep.Protocol == "file" || r.ep.Host == "" || strings.HasPrefix(r.ep.Host, "-") {
			t.Errorf("%q: %+v", spec, r.ep)
		}
		if r.ep.Password != "" && len(r.ep.Password) > 6 && strings.Contains(r.url, ":"+r.ep.Password+"@") {
			t.Errorf("%q shows its password in %q", spec, r.url)
		}
	})
}

// Nothing of a fetch, or of an archive on standard input, stays on disk.
func TestTemporaryFiles(t *testing.T) {
	dir := gitFixture(t, map[string]string{"a": "a"})
	srv := gitServer(t, dir)
	data := zipOf(t, part{name: "a", text: "a"})
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, spec := range []string{srv.URL + "/org/repo.git", srv.URL + "/org/repo.git#nosuch", "-", "pkg:golang/example.com/m@v1.0.0"} {
		o := opener{stdin: bytes.NewReader(data), run: func(context.Context, string, ...string) ([]byte, error) { return nil, errors.New("no") }}
		if tree, err := o.open(context.Background(), spec, Options{}); err == nil {
			list(t, tree)
			if err := tree.Close(); err != nil {
				t.Error(err)
			}
		}
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Errorf("%s: %v %v", spec, left, err)
		}
	}
}

package source

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestModule(t *testing.T) {
	t.Parallel()
	cache := t.TempDir()
	data := zipOf(t, part{name: "example.com/Mod/v2@v2.1.0+incompatible/go.mod", text: "module x"}, part{name: "example.com/Mod/v2@v2.1.0+incompatible/d/x.go", text: "package x"}, part{name: "stray", text: "s"})
	if err := os.WriteFile(filepath.Join(cache, "m.zip"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, cache, map[string]string{"m.info": `{"Version":"v2.1.0+incompatible","Time":"2023-11-14T22:13:20Z"}`})
	var args []string
	run := func(_ context.Context, dir string, a ...string) ([]byte, error) {
		args = a
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 || entries[0].Name() != "go.mod" {
			t.Errorf("the directory is not ours alone: %v %v", entries, err)
		}
		return json.Marshal(downloaded{Path: "example.com/Mod/v2", Version: "v2.1.0+incompatible", Zip: filepath.Join(cache, "m.zip"), Info: filepath.Join(cache, "m.info"), Sum: "h1:abc="})
	}
	tree, err := opener{run: run}.open(context.Background(), "pkg:golang/example.com/Mod/v2@v2.1.0%2Bincompatible?type=module", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if want := []string{"mod", "download", "-json", "example.com/Mod/v2@v2.1.0+incompatible"}; !slices.Equal(args, want) {
		t.Errorf("ran go %v", args)
	}
	got := list(t, tree)
	if paths(got) != "d/x.go go.mod stray" || got["stray"].Err == nil || read(t, got["d/x.go"]) != "package x" {
		t.Errorf("%+v", got)
	}
	want := Info{Kind: "module", PURL: "pkg:golang/example.com/Mod/v2@v2.1.0%2Bincompatible", Name: "example.com/Mod/v2", Version: "v2.1.0+incompatible", Digest: "h1:abc=", Time: 1700000000, TimeFrom: "commit"}
	info := tree.Info()
	if info.NotExamined = nil; info.PURL != want.PURL || info.Name != want.Name || info.Version != want.Version || info.Digest != want.Digest || info.Time != want.Time || info.TimeFrom != want.TimeFrom || info.Kind != want.Kind {
		t.Errorf("got  %+v\nwant %+v", info, want)
	}
}

func TestModuleErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		out  string
		err  error
		want string
	}{
		"no go":       {"", errors.New("not in PATH; install Go"), "install Go"},
		"unknown":     {`{"Error":"unknown revision v9"}`, errors.New("exit status 1"), "unknown revision v9"},
		"nonsense":    {"nonsense", nil, "cannot fetch the module"},
		"unverified":  {`{"Zip":"/x"}`, nil, "no zip file with its hash"},
		"no zip file": {`{"Zip":"/nowhere/x","Sum":"h1:x"}`, nil, "nowhere"},
	} {
		run := func(context.Context, string, ...string) ([]byte, error) { return []byte(tc.out), tc.err }
		_, err := opener{run: run}.open(context.Background(), "pkg:golang/example.com/m@v1.0.0", Options{})
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

// The go program runs with the user's settings and without the tree's.
func TestRunGo(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go program")
	}
	t.Setenv("GOFLAGS", "-mod=vendor")
	t.Setenv("GOWORK", filepath.Join(t.TempDir(), "go.work"))
	t.Setenv("GOTOOLCHAIN", "auto")
	t.Setenv("GOPROXY", "https://proxy.example.com")
	out, err := runGo(context.Background(), t.TempDir(), "env", "-json", "GOFLAGS", "GOWORK", "GOTOOLCHAIN", "GOPROXY")
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if got["GOFLAGS"] != "-mod=mod" || got["GOWORK"] != "off" || got["GOTOOLCHAIN"] != "local" || got["GOPROXY"] != "https://proxy.example.com" {
		t.Errorf("%v", got)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := runGo(context.Background(), t.TempDir(), "env"); err == nil || !strings.Contains(err.Error(), "install Go") {
		t.Errorf("%v", err)
	}
}

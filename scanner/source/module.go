package source

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/module"
)

// moduleTime bounds the fetch of a module.
const moduleTime = 10 * time.Minute

// goCommand runs the go program with the arguments in dir and gives what it says on
// standard output, also where it fails.
type goCommand func(ctx context.Context, dir string, args ...string) ([]byte, error)

// runGo runs the user's go program with the user's own settings, which say where
// modules come from and how they are verified. Only what could make it read the
// tree around us, fetch another toolchain or build is set.
func runGo(ctx context.Context, dir string, args ...string) ([]byte, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return nil, fmt.Errorf("fetching a Go module needs the go program, which is not in PATH; install Go, or scan the module's repository or archive: %w", err)
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local", "GOFLAGS=-mod=mod", "GOWORK=off", "GO111MODULE=on", "PWD="+dir)
	cmd.WaitDelay = 5 * time.Second
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && len(bytes.TrimSpace(stderr.Bytes())) > 0 {
		err = fmt.Errorf("%w: %s", err, bytes.TrimSpace(stderr.Bytes()))
	}
	return out, err
}

// parseModule reads pkg:golang/PATH@VERSION, PURL specification, type golang.
func parseModule(purl string) (module.Version, error) {
	var m module.Version
	rest, ok := strings.CutPrefix(purl, "pkg:golang/")
	if !ok {
		kind, _, _ := strings.Cut(strings.TrimPrefix(purl, "pkg:"), "/")
		return m, fmt.Errorf("%s: packages of the kind %q are not fetched; scan the package's archive or repository", purl, kind)
	}
	if strings.Contains(rest, "#") {
		return m, fmt.Errorf("%s names a part of a module; leave out what follows the \"#\": modules are scanned whole", purl)
	}
	rest, _, _ = strings.Cut(rest, "?") // qualifiers do not change which module it is
	name, version, ok := strings.Cut(rest, "@")
	if !ok || version == "" {
		return m, fmt.Errorf("%s names no version; write pkg:golang/%s@VERSION", purl, name)
	}
	var err error
	if m.Path, err = url.PathUnescape(name); err == nil {
		m.Version, err = url.PathUnescape(version)
	}
	if err == nil {
		err = module.CheckPath(m.Path)
	}
	if err == nil {
		if _, err = module.EscapeVersion(m.Version); err == nil && strings.HasPrefix(m.Version, "-") {
			err = errors.New("the version begins with \"-\"")
		}
	}
	if err != nil {
		return m, fmt.Errorf("%s names no Go module: %w", purl, err)
	}
	return m, nil
}

// downloaded is what go mod download -json says.
type downloaded struct{ Path, Version, Error, Info, Zip, Sum string }

// openModule fetches a Go module through the user's own settings, which verify it
// against the checksum database, and opens its zip file in the module cache.
func openModule(ctx context.Context, purl string, run goCommand) (Tree, error) {
	m, err := parseModule(purl)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, moduleTime)
	defer cancel()
	dir, err := os.MkdirTemp("", "licit-module-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	// An empty module of ours keeps go from looking for one in the directories above.
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module licit.invalid/fetch\n"), 0o600); err != nil {
		return nil, err
	}
	out, err := run(ctx, dir, "mod", "download", "-json", m.String())
	var d downloaded
	if jsonErr := json.Unmarshal(out, &d); jsonErr != nil {
		if err == nil {
			err = jsonErr
		}
		return nil, fmt.Errorf("cannot fetch the module %s: %w", m, err)
	}
	if d.Error != "" {
		return nil, fmt.Errorf("cannot fetch the module %s: %s; check the version, and GOPROXY in go env", m, d.Error)
	}
	if d.Zip == "" || !strings.HasPrefix(d.Sum, "h1:") {
		return nil, fmt.Errorf("cannot fetch the module %s: go mod download gave no zip file with its hash", m)
	}
	if d.Version != "" && d.Version != m.Version {
		return nil, fmt.Errorf("%s is %s today; name that version, so that the answer stays the same", m, d.Version)
	}
	z, err := openModuleZip(d, m.Path)
	if err != nil {
		return nil, fmt.Errorf("module %s: %w", m, err)
	}
	return z, nil
}

func openModuleZip(d downloaded, path string) (Tree, error) {
	f, err := os.Open(d.Zip)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		var z *zipArchive
		if z, err = newZip(f, info.Size(), archiveBudget); err == nil {
			z.name, z.strip = d.Zip, path+"@"+d.Version+"/"
			z.info = Info{Kind: "module", PURL: modulePURL(path, d.Version), Name: path, Version: d.Version, Digest: d.Sum, TimeFrom: "none"}
			if z.info.Time = moduleCommitTime(d.Info); z.info.Time > 0 {
				z.info.TimeFrom = "commit"
			}
			return z, nil
		}
	}
	f.Close()
	return nil, err
}

// moduleCommitTime reads the commit's time from a module's .info file, 0 if there is none.
// Its other facts depend on the proxy that gave it, and are left alone.
func moduleCommitTime(path string) int64 {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	var i struct{ Time time.Time }
	if json.NewDecoder(io.LimitReader(f, 1<<20)).Decode(&i) != nil || i.Time.IsZero() {
		return 0
	}
	return i.Time.Unix()
}

// modulePURL writes a Go module's purl. Of what may stand in a module's path and
// version, only "+" has to be escaped.
func modulePURL(path, version string) string {
	return "pkg:golang/" + path + "@" + strings.ReplaceAll(version, "+", "%2B")
}

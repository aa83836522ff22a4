package registry

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"golang.org/x/mod/module"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Resolve answers for every dependency of an inventory that the local caches
// can answer for: today Go modules in the module cache. What cannot be answered is an
// Answer with a Reason.
func Resolve(ctx context.Context, inv *inventory.Inventory, env func(string) string) (*Snapshot, error) {
	engine, err := license.New()
	if err != nil {
		return nil, err
	}
	cache, cacheErr := goModCache(ctx, env)
	s := &Snapshot{}
	for _, p := range inv.Packages {
		switch {
		case p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace || p.PURL == "" || p.Version == "":
		case !strings.HasPrefix(p.PURL, "pkg:golang/"):
			s.Packages = append(s.Packages, Answer{PURL: p.PURL, Source: "none", Reason: "licit resolve does not know this ecosystem yet"})
		case cacheErr != nil:
			s.Packages = append(s.Packages, Answer{PURL: p.PURL, Source: "Go module cache", Reason: cacheErr.Error()})
		default:
			s.Packages = append(s.Packages, goModule(engine, cache, p))
		}
	}
	return s, nil
}

// goModCache asks the user's own Go settings where modules are kept. The go command
// runs in a directory outside any tree.
func goModCache(ctx context.Context, env func(string) string) (string, error) {
	if dir := env("GOMODCACHE"); dir != "" {
		return dir, nil
	}
	cmd := exec.CommandContext(ctx, "go", "env", "GOMODCACHE")
	cmd.Dir = os.TempDir()
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local", "GOFLAGS=", "GOWORK=off", "GO111MODULE=on")
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go env GOMODCACHE: %w; install Go or set GOMODCACHE", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// maxLicenceFile bounds the bytes read of one licence file of a module.
const maxLicenceFile = 1 << 20

// goModule reads the licence files at the root of a module in the cache.
func goModule(engine *license.Engine, cache string, p inventory.Package) Answer {
	a := Answer{PURL: p.PURL, Source: "Go module cache"}
	for _, h := range p.Hashes {
		if h.Of == "go-h1" {
			a.Hash = "h1:" + h.Alg + ":" + h.Value
		}
	}
	path, err := module.EscapePath(p.Name)
	if err != nil {
		a.Reason = err.Error()
		return a
	}
	version, err := module.EscapeVersion(p.Version)
	if err != nil {
		a.Reason = err.Error()
		return a
	}
	root, err := os.OpenRoot(filepath.Join(cache, filepath.FromSlash(path)+"@"+version))
	if err != nil {
		a.Reason = "not in the module cache; run go mod download and resolve again"
		return a
	}
	defer root.Close()
	dir, err := root.Open(".")
	if err != nil {
		a.Reason = err.Error()
		return a
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	if err != nil {
		a.Reason = err.Error()
		return a
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	var found []spdx.Expr
	a.Exact = true
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		if e.IsDir() || !(strings.HasPrefix(name, "licen") || strings.HasPrefix(name, "copying") || strings.HasPrefix(name, "unlicense")) || strings.HasSuffix(name, ".go") {
			continue
		}
		data, err := root.ReadFile(e.Name())
		if err != nil || len(data) > maxLicenceFile || bytes.IndexByte(data, 0) >= 0 {
			continue
		}
		result := engine.Scan(data)
		for _, m := range result.Matches {
			expr, err := spdx.Parse(m.Expression)
			if m.How == license.Clue || err != nil {
				continue
			}
			found = append(found, expr)
			a.Exact = a.Exact && (m.How == license.Exact || m.How == license.Tag)
		}
		a.Exact = a.Exact && len(result.Unidentified) == 0
		a.Files = append(a.Files, e.Name())
	}
	a.Detected = spdx.Join(spdx.And, found...).String()
	if a.Detected == "" {
		a.Exact = false
		a.Reason = "no licence file in the module that licit can identify"
	}
	return a
}

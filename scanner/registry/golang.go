package registry

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/package-url/packageurl-go"
	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
)

// goModCache asks the user's own Go settings where modules are kept.
func goModCache(ctx context.Context, r *Resolver) (string, error) {
	if dir := r.Env("GOMODCACHE"); dir != "" {
		return dir, nil
	}
	dir, err := r.ask(ctx, "go", "env", "GOMODCACHE")
	if err != nil || dir == "" {
		return "", fmt.Errorf("cannot ask go env where the module cache is (%v); install Go or set GOMODCACHE", err)
	}
	return dir, nil
}

// goCache reads a module in the module cache, else what go mod vendor put into the tree.
func goCache(r *Resolver) place {
	return func(ctx context.Context, p wanted) (*contents, error) {
		cache, err := r.goDir(ctx)
		if err != nil {
			return nil, err
		}
		c, err := goModule(cache, p)
		if err == nil || r.tree == nil || module.CheckPath(p.Name) != nil {
			return c, err
		}
		if dir, subErr := fs.Sub(r.tree.FS(), "vendor/"+p.Name); subErr == nil {
			if files, readErr := licencesIn(dir); readErr == nil && len(files) > 0 {
				return &contents{Source: "vendor directory", Licences: files}, nil
			}
		}
		return nil, err
	}
}

// goModule reads a module from its zip in the cache, else from its directory there.
// Either is compared with the sum in go.sum (Go modules reference, "go.sum files").
func goModule(cache string, p wanted) (*contents, error) {
	const where = "the Go module cache"
	name, err := module.EscapePath(p.Name)
	if err != nil {
		return nil, err
	}
	version, err := module.EscapeVersion(p.Version)
	if err != nil {
		return nil, err
	}
	prefix := p.Name + "@" + p.Version
	c := &contents{Source: "Go module cache"}
	archive := filepath.Join(cache, "cache", "download", filepath.FromSlash(name), "@v", version+".zip")
	dir := filepath.Join(cache, filepath.FromSlash(name)+"@"+version)
	var sum string
	if data, readErr := readBounded(archive, maxPackage); readErr == nil {
		if sum, err = dirhash.HashZip(archive, dirhash.Hash1); err != nil {
			return nil, fmt.Errorf("%s: %s: %w; run go clean -modcache and go mod download", where, prefix, err)
		}
		c.Licences, err = unzip(data, func(member string) bool {
			rest, ok := strings.CutPrefix(member, prefix+"/")
			return ok && !strings.Contains(rest, "/") && isTermsFile(rest)
		})
		for i := range c.Licences {
			c.Licences[i].Name = strings.TrimPrefix(c.Licences[i].Name, prefix+"/")
		}
		c.Archive = "sha256:" + sumOf(sha256.New(), data)
	} else {
		if _, statErr := os.Stat(dir); statErr != nil {
			return nil, errAbsent(where, "run go mod download")
		}
		if sum, err = dirhash.HashDir(dir, prefix, dirhash.Hash1); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", where, prefix, err)
		}
		c.Licences, err = licencesIn(os.DirFS(dir))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", where, prefix, err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(sum, "h1:"))
	if err != nil {
		return nil, err
	}
	have := hex.EncodeToString(raw)
	for _, h := range p.Hashes {
		if h.Of == "go-h1" && h.Alg == "sha256" && !strings.EqualFold(h.Value, have) {
			return nil, mismatch(where, errMismatch)
		}
	}
	c.Hash = "h1:sha256:" + have
	return c, nil
}

// goOnline lets the go command fetch a module into the module cache: it knows the user's
// proxies and verifies against the checksum database.
func goOnline(r *Resolver) place {
	return func(ctx context.Context, p wanted) (*contents, error) {
		if err := module.Check(p.Name, p.Version); err != nil {
			return nil, err
		}
		out, err := r.ask(ctx, "go", "mod", "download", "-json", p.Name+"@"+p.Version)
		var said struct{ Error string }
		if jsonErr := json.Unmarshal([]byte(out), &said); jsonErr == nil && said.Error != "" {
			return nil, fmt.Errorf("go mod download: %s; check GOPROXY in go env", said.Error)
		}
		if err != nil {
			return nil, fmt.Errorf("go mod download: %w; check GOPROXY in go env", err)
		}
		cache, err := r.goDir(ctx)
		if err != nil {
			return nil, err
		}
		return goModule(cache, p)
	}
}

// goMod reads the go.mod of a module in the module cache. The go command, which put it there, compares it with the
// checksum database; who knows its hash compares that.
func (r *Resolver) goMod(ctx context.Context, p wanted) ([]byte, error) {
	cache, err := r.goDir(ctx)
	if err != nil {
		return nil, err
	}
	name, nameErr := module.EscapePath(p.Name)
	version, versionErr := module.EscapeVersion(p.Version)
	if err := errors.Join(nameErr, versionErr); err != nil {
		return nil, err
	}
	file := filepath.Join(cache, "cache", "download", filepath.FromSlash(name), "@v", version+".mod")
	data, err := readBounded(file, maxMetadata)
	if errors.Is(err, fs.ErrNotExist) && r.Online {
		if _, err = r.online[packageurl.TypeGolang](ctx, p); err == nil {
			data, err = readBounded(file, maxMetadata)
		}
	}
	return data, err
}

package registry

import (
	"bytes"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
)

// userCache is where programs keep what they can fetch again (XDG Base Directory Specification, and
// what stands for it on other systems).
func (r *Resolver) userCache() string {
	switch runtime.GOOS {
	case "windows":
		return r.Env("LOCALAPPDATA")
	case "darwin":
		return r.underHome("Library", "Caches")
	}
	if dir := r.Env("XDG_CACHE_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	return r.underHome(".cache")
}

// pnpmStoreDir is the directory of pnpm's store, with the version of its layout: "…/store/v10".
func pnpmStoreDir(ctx context.Context, r *Resolver) (string, error) {
	for _, key := range []string{"npm_config_store_dir", "NPM_CONFIG_STORE_DIR", "pnpm_config_store_dir"} {
		if dir := r.Env(key); dir != "" {
			found, err := filepath.Glob(filepath.Join(globEscape(dir), "v*"))
			if err != nil || len(found) == 0 {
				return "", fs.ErrNotExist
			}
			sort.Slice(found, func(i, j int) bool {
				return len(found[i]) < len(found[j]) || len(found[i]) == len(found[j]) && found[i] < found[j]
			})
			return found[len(found)-1], nil
		}
	}
	return r.ask(ctx, "pnpm", "store", "path")
}

// pnpmIndex lists the files of one package in pnpm's store.
type pnpmIndex struct {
	Name, Version string
	Files         map[string]struct {
		Integrity string
		Mode      int64
	}
}

// pnpmStored reads a package from pnpm's store, which keeps a list of files under the hash of the archive and each file
// under its own hash. The files are compared with theirs; that of the archive is the list's name only.
func pnpmStored(store string, p wanted) (*contents, error) {
	for _, h := range p.Hashes {
		if h.Of != "distribution" || h.Alg != "sha512" || len(h.Value) != 2*sha512.Size || strings.Trim(h.Value, "0123456789abcdef") != "" {
			continue
		}
		lists := []string{filepath.Join(store, "files", h.Value[:2], h.Value[2:]+"-index.json")}
		found, err := filepath.Glob(filepath.Join(globEscape(store), "index", h.Value[:2], h.Value[2:sha512.Size]+"-*.json"))
		if err != nil {
			return nil, err
		}
		for _, name := range append(lists, found...) {
			data, err := readBounded(name, maxMetadata)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			var list pnpmIndex
			if err != nil || json.Unmarshal(data, &list) != nil {
				return nil, errors.New("the pnpm store: the list of the package's files cannot be read; run pnpm store prune and pnpm install")
			}
			if list.Version == "" || list.Name == p.name("/") && list.Version == p.Version {
				return list.read(store)
			}
		}
	}
	return nil, fs.ErrNotExist
}

// read takes package.json and the licence files.
func (list pnpmIndex) read(store string) (*contents, error) {
	c := &contents{Source: "pnpm store"}
	for name, f := range list.Files {
		if name != "package.json" && (strings.Contains(name, "/") || !isTermsFile(name)) {
			continue
		}
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(f.Integrity, "sha512-"))
		if err != nil || len(sum) != sha512.Size {
			return nil, fmt.Errorf("the pnpm store: %s has no hash that can be read; run pnpm store prune and pnpm install", name)
		}
		at := hex.EncodeToString(sum)
		where := filepath.Join(store, "files", at[:2], at[2:])
		if f.Mode&0o111 != 0 {
			where += "-exec"
		}
		data, err := readBounded(where, maxMetadata)
		if err != nil {
			return nil, err
		}
		if have := sha512.Sum512(data); !bytes.Equal(have[:], sum) {
			return nil, fmt.Errorf("the pnpm store: %s is not what its hash says; run pnpm store prune and pnpm install", name)
		}
		if name != "package.json" {
			c.Licences = append(c.Licences, file{Name: name, Data: data})
			continue
		}
		doc, err := readPackageJSON(data)
		if err != nil {
			return nil, err
		}
		c.Declared, c.Maker = doc.license(), doc.maker()
	}
	return c, nil
}

// yarnCached reads a package from the cache of yarn 1, which keeps it unpacked, or of later ones, which keep it as a zip
// of their own making: in the user's directory or, with offline caches, in the tree.
func yarnCached(r *Resolver, p wanted) (*contents, error) {
	name := p.name("/")
	if strings.ContainsAny(name+p.Version, "\\\x00") || strings.Contains(name, "..") {
		return nil, fs.ErrNotExist
	}
	flat := strings.ReplaceAll(name, "/", "-")
	one := r.Env("YARN_CACHE_FOLDER")
	if one == "" {
		one = filepath.Join(r.userCache(), map[string]string{"darwin": "Yarn", "windows": filepath.Join("Yarn", "Cache")}[runtime.GOOS])
		if runtime.GOOS != "darwin" && runtime.GOOS != "windows" {
			one = filepath.Join(one, "yarn")
		}
	}
	dirs, err := filepath.Glob(filepath.Join(globEscape(one), "v*", globEscape("npm-"+flat+"-"+p.Version)+"-*", "node_modules", filepath.FromSlash(globEscape(name))))
	if err != nil {
		return nil, err
	}
	for _, dir := range dirs {
		if c, err := npmDirectory(os.DirFS(dir), "."); err == nil {
			c.Source = "yarn cache"
			return c, nil
		}
	}
	global := r.Env("YARN_GLOBAL_FOLDER")
	if global == "" {
		global = r.underHome(".yarn", "berry")
	}
	pattern := globEscape(flat+"-npm-"+p.Version) + "-*.zip"
	if r.tree != nil {
		inTree, err := fs.Glob(r.tree.FS(), path.Join(".yarn", "cache", pattern))
		if err != nil {
			return nil, err
		}
		for _, name := range inTree {
			if data, err := readIn(r.tree.FS(), name, maxPackage); err == nil && yarnMeans(data, p) {
				return yarnZip(data, p)
			}
		}
	}
	zips, err := filepath.Glob(filepath.Join(globEscape(global), "cache", pattern))
	if err != nil {
		return nil, err
	}
	for _, name := range zips {
		if data, err := readBounded(name, maxPackage); err == nil && yarnMeans(data, p) {
			return yarnZip(data, p)
		}
	}
	return nil, fs.ErrNotExist
}

// yarnMeans reports whether an archive of yarn's making is the one of which the lock file has the hash.
func yarnMeans(data []byte, p wanted) bool {
	have := sha512.Sum512(data)
	for _, h := range p.Hashes {
		if h.Of == "yarn-archive" && h.Alg == "sha512" {
			return strings.EqualFold(h.Value, hex.EncodeToString(have[:]))
		}
	}
	return true
}

// yarnZip reads an archive of a later yarn: the package lies in node_modules/NAME.
func yarnZip(data []byte, p wanted) (*contents, error) {
	top := "node_modules/" + p.name("/") + "/"
	files, err := unzip(data, func(member string) bool {
		rest, ok := strings.CutPrefix(member, top)
		return ok && !strings.Contains(rest, "/") && (rest == "package.json" || isTermsFile(rest))
	})
	if err != nil {
		return nil, fmt.Errorf("the yarn cache: %s cannot be unpacked: %w; run yarn cache clean and yarn install", p.name("/"), err)
	}
	c := &contents{Source: "yarn cache"}
	for _, f := range files {
		f.Name = strings.TrimPrefix(f.Name, top)
		if f.Name != "package.json" {
			c.Licences = append(c.Licences, f)
			continue
		}
		doc, err := readPackageJSON(f.Data)
		if err != nil {
			return nil, err
		}
		c.Declared, c.Maker = doc.license(), doc.maker()
	}
	return c, nil
}

package registry

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// npmCache reads a package from the npm cache, where the lock file's hash is its
// address, else from node_modules of the tree, else from what pnpm and yarn keep.
func npmCache(r *Resolver) place {
	var treeOnce sync.Once
	cacheDir := once(func(ctx context.Context) (string, error) { return npmCacheDir(ctx, r) })
	pnpm := once(func(ctx context.Context) (string, error) { return pnpmStoreDir(ctx, r) })
	var installed map[string]string
	return func(ctx context.Context, p wanted) (*contents, error) {
		cache, cacheErr := cacheDir(ctx)
		if cacheErr == nil {
			data, err := cacache(cache, p)
			if err == nil {
				return npmTarball(data, p, "npm cache")
			}
			if !errors.Is(err, fs.ErrNotExist) {
				return nil, mismatch("the npm cache", err)
			}
		}
		treeOnce.Do(func() { installed = r.nodeModules() })
		if dir, ok := installed[p.name("/")+"@"+p.Version]; ok {
			return npmDirectory(r.tree.FS(), dir)
		}
		if store, err := pnpm(ctx); err == nil && store != "" {
			if c, err := pnpmStored(store, p); !errors.Is(err, fs.ErrNotExist) {
				return c, err
			}
		}
		if c, err := yarnCached(r, p); !errors.Is(err, fs.ErrNotExist) {
			return c, err
		}
		if cacheErr != nil {
			return nil, cacheErr
		}
		return nil, errAbsent("node_modules of the tree and the caches of npm, pnpm and yarn", "run the install command of your client (npm ci, pnpm install, yarn install)")
	}
}

func npmCacheDir(ctx context.Context, r *Resolver) (string, error) {
	for _, key := range []string{"npm_config_cache", "NPM_CONFIG_CACHE"} {
		if dir := r.Env(key); dir != "" {
			return dir, nil
		}
	}
	dir, err := r.ask(ctx, "npm", "config", "get", "cache")
	if err != nil || dir == "" || dir == "undefined" {
		return "", fmt.Errorf("cannot ask npm config where its cache is (%v), and the package is not in node_modules of the tree; install npm or set npm_config_cache", err)
	}
	return dir, nil
}

// cacache reads a tarball from npm's content-addressed cache: _cacache/content-v2, then
// algorithm and hash in hexadecimal, split after two and four digits.
func cacache(cache string, p wanted) ([]byte, error) {
	for _, h := range p.Hashes {
		if h.Of != "distribution" || len(h.Value) < 8 || strings.Trim(h.Value, "0123456789abcdef") != "" {
			continue
		}
		if h.Alg != "sha512" && h.Alg != "sha1" && h.Alg != "sha256" && h.Alg != "sha384" {
			continue
		}
		data, err := readBounded(filepath.Join(cache, "_cacache", "content-v2", h.Alg, h.Value[:2], h.Value[2:4], h.Value[4:]), maxPackage)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return data, err
		}
	}
	return nil, fs.ErrNotExist
}

func npmTarball(data []byte, p wanted, source string) (*contents, error) {
	return packed(data, p, source, "package.json", ".tgz", func(manifest []byte) (string, string, error) {
		doc, err := readPackageJSON(manifest)
		return doc.license(), doc.maker(), err
	})
}

func npmDirectory(tree fs.FS, dir string) (*contents, error) {
	sub, err := fs.Sub(tree, dir)
	if err != nil {
		return nil, err
	}
	manifest, err := readIn(sub, "package.json", maxMetadata)
	if err != nil {
		return nil, err
	}
	doc, err := readPackageJSON(manifest)
	if err != nil {
		return nil, err
	}
	licences, err := licencesIn(sub)
	if err != nil {
		return nil, err
	}
	return &contents{Source: "node_modules", Declared: doc.license(), Maker: doc.maker(), Licences: licences}, nil
}

type packageJSON struct {
	Name, Version     any
	License, Licenses any

	Author      any
	Maintainers any
}

// maker is the author, else the first maintainer.
func (doc packageJSON) maker() string {
	for _, v := range []any{doc.Author, doc.Maintainers} {
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
		switch v := v.(type) {
		case string:
			return v
		case map[string]any:
			if name, _ := v["name"].(string); name != "" {
				return name
			}
		}
	}
	return ""
}

func readPackageJSON(data []byte) (packageJSON, error) {
	var doc packageJSON
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), &doc); err != nil {
		return doc, fmt.Errorf("the package's package.json: %w", err)
	}
	return doc, nil
}

// license reads "license", and the older forms {"type": …} and "licenses", of which
// the user may choose one. "SEE LICENSE IN …" sends on to a file and declares nothing.
func (doc packageJSON) license() string {
	one := func(v any) string {
		switch v := v.(type) {
		case string:
			return v
		case map[string]any:
			t, _ := v["type"].(string)
			name, _ := v["name"].(string)
			return cmp.Or(t, name)
		}
		return ""
	}
	var names []string
	for _, v := range []any{doc.License, doc.Licenses} {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, v := range list {
			if s := strings.TrimSpace(one(v)); s != "" {
				names = append(names, s)
			}
		}
		if len(names) > 0 {
			break
		}
	}
	words := strings.Join(names, " OR ")
	if strings.HasPrefix(strings.ToUpper(words), "SEE LICEN") {
		return ""
	}
	return words
}

// maxInstalled bounds the directories looked at in node_modules.
const maxInstalled = 200000

// nodeModules finds every installed package below node_modules of the tree, also nested and
// in pnpm's layout, by name@version. Links are not followed: what they lead to is
// found where it lies.
func (r *Resolver) nodeModules() map[string]string {
	out := map[string]string{}
	if r.tree == nil {
		return out
	}
	tree := r.tree.FS()
	budget := maxInstalled
	var walk func(dir string, depth int)
	children := func(dir string) []fs.DirEntry {
		entries, err := fs.ReadDir(tree, dir)
		if budget -= 1 + len(entries); err != nil || budget < 0 {
			return nil
		}
		return entries
	}
	walk = func(dir string, depth int) {
		for _, e := range children(dir) {
			name := path.Join(dir, e.Name())
			switch {
			case !e.IsDir() || depth > 40:
			case e.Name() == ".pnpm":
				for _, v := range children(name) {
					walk(path.Join(name, v.Name(), "node_modules"), depth+1)
				}
			case strings.HasPrefix(e.Name(), "@"):
				walk(name, depth+1)
			case strings.HasPrefix(e.Name(), "."):
			default:
				if data, err := readIn(tree, path.Join(name, "package.json"), maxMetadata); err == nil {
					if doc, err := readPackageJSON(data); err == nil {
						key := fmt.Sprintf("%v@%v", doc.Name, doc.Version)
						if old, ok := out[key]; !ok || name < old {
							out[key] = name
						}
					}
				}
				walk(path.Join(name, "node_modules"), depth+1)
			}
		}
	}
	// A workspace may have a node_modules of its own.
	var find func(dir string, depth int)
	find = func(dir string, depth int) {
		for _, e := range children(dir) {
			switch name := path.Join(dir, e.Name()); {
			case !e.IsDir() || e.Name() == ".git" || depth > 6:
			case e.Name() == "node_modules":
				walk(name, 0)
			default:
				find(name, depth+1)
			}
		}
	}
	find(".", 0)
	return out
}

// npmOnline fetches a package's tarball from the registry that npm's own settings name, by
// scope where they do.
func npmOnline(r *Resolver) place {
	var once sync.Once
	var settings map[string]any
	var askErr error
	return func(ctx context.Context, p wanted) (*contents, error) {
		once.Do(func() {
			var out string
			if out, askErr = r.ask(ctx, "npm", "config", "list", "--long", "--json"); askErr == nil {
				askErr = json.Unmarshal([]byte(out), &settings)
			}
		})
		said, _ := settings[p.purl.Namespace+":registry"].(string)
		general, _ := settings["registry"].(string)
		if said = cmp.Or(said, r.Env("npm_config_registry"), r.Env("NPM_CONFIG_REGISTRY"), general); said == "" {
			return nil, fmt.Errorf("no npm registry is known (%v); install npm, or set npm_config_registry", askErr)
		}
		base, err := r.net.base("registry of npm", said)
		if err != nil {
			return nil, err
		}
		return r.fetched(base, p, func() (*contents, error) {
			name := url.PathEscape(p.purl.Name)
			full := name
			if p.purl.Namespace != "" {
				full = "@" + url.PathEscape(strings.TrimPrefix(p.purl.Namespace, "@")) + "/" + name
			}
			data, err := r.net.get(ctx, base, "./"+full+"/-/"+name+"-"+url.PathEscape(p.Version)+".tgz", "", maxDownload)
			if len(p.Hashes) == 0 && err == nil { // nothing of the tree's says what it must be: the registry's own word then
				if p.Hashes, err = npmIntegrity(ctx, r, base, full, p.Version); err != nil {
					return nil, err
				}
			}
			if errors.Is(err, fs.ErrNotExist) { // a registry that keeps its tarballs elsewhere says so
				var words []byte
				if words, err = r.net.get(ctx, base, "./"+strings.Replace(full, "/", "%2f", 1)+"/"+url.PathEscape(p.Version), "application/json", maxMetadata); err != nil {
					return nil, err
				}
				var doc struct{ Dist struct{ Tarball string } }
				if err := json.Unmarshal(words, &doc); err != nil || doc.Dist.Tarball == "" {
					return nil, errors.New("the npm registry names no tarball for this version")
				}
				data, err = r.net.get(ctx, base, doc.Dist.Tarball, "", maxDownload)
			}
			if err != nil {
				return nil, err
			}
			return npmTarball(data, p, "npm registry")
		})
	}
}

// npmIntegrity is the hash that the registry's metadata has for a version (Subresource
// Integrity, "sha512-…").
func npmIntegrity(ctx context.Context, r *Resolver, base *url.URL, full, version string) ([]inventory.Hash, error) {
	words, err := r.net.get(ctx, base, "./"+strings.Replace(full, "/", "%2f", 1)+"/"+url.PathEscape(version), "application/json", maxMetadata)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var doc struct {
		Dist struct{ Integrity, Shasum string }
	}
	if err := json.Unmarshal(words, &doc); err != nil {
		return nil, fmt.Errorf("the npm registry's metadata: %w", err)
	}
	for _, part := range strings.Fields(doc.Dist.Integrity) {
		alg, sum, ok := strings.Cut(part, "-")
		raw, err := base64.StdEncoding.DecodeString(sum)
		if ok && err == nil {
			return []inventory.Hash{{Alg: alg, Value: hex.EncodeToString(raw), Of: "distribution"}}, nil
		}
	}
	if doc.Dist.Shasum != "" {
		return []inventory.Hash{{Alg: "sha1", Value: doc.Dist.Shasum, Of: "distribution"}}, nil
	}
	return nil, nil
}

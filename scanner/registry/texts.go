package registry

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"

	"github.com/package-url/packageurl-go"
	"golang.org/x/mod/module"

	"github.com/licit-compliance/licit/internal/gen/listdata"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Text is one file of a package, as the package has it.
type Text struct {
	Name   string
	Data   []byte
	Notice bool // no licence: what a licence may ask to pass on, or who the holders are
}

// Texts is what a package says of its own terms.
type Texts struct {
	Source string // where, in words that are the same on every machine
	Hash   string // of the package, as its ecosystem writes it
	Files  []Text // sorted by name
	Reason string // why there is nothing
}

// PackageTexts gives the licence and notice files of packages by purl, from the places that
// Resolve looks in and from what an earlier Resolve fetched. It uses no network, whatever the
// options say.
func PackageTexts(ctx context.Context, packages []inventory.Package, opts Options) (map[string]Texts, error) {
	opts.Online = false
	r, err := Open(opts)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if _, err := os.Stat(filepath.Join(r.CacheDir, "registry")); r.CacheDir != "" && err == nil { // something was fetched before
		r.openRegistries()
	}
	out := map[string]Texts{}
	var lock sync.Mutex
	next := make(chan inventory.Package)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for p := range next {
				t := r.texts(ctx, p)
				lock.Lock()
				out[p.PURL] = t
				lock.Unlock()
			}
		})
	}
	seen := map[string]bool{}
	for _, p := range packages {
		if p.PURL != "" && !seen[p.PURL] {
			seen[p.PURL] = true
			next <- p
		}
	}
	close(next)
	workers.Wait()
	return out, ctx.Err()
}

func (r *Resolver) texts(ctx context.Context, p inventory.Package) Texts {
	if err := ctx.Err(); err != nil {
		return Texts{Reason: "cancelled"}
	}
	purl, err := packageurl.FromString(p.PURL)
	if err != nil {
		return Texts{Reason: err.Error()}
	}
	local, ok := r.local[purl.Type]
	switch {
	case !ok:
		return Texts{Reason: "licit keeps no packages of the type " + purl.Type}
	case p.Version == "":
		return Texts{Reason: "no version of it is known"}
	}
	for _, q := range purl.Qualifiers {
		switch q.Key {
		case "vcs_url", "download_url", "repository_url":
			return Texts{Reason: "it comes from an address of its own and not from the user's registry (" + q.Key + ")"}
		}
	}
	c, err := local(ctx, wanted{p, purl})
	if online, ok := r.online[purl.Type]; ok && (err != nil || len(c.Licences) == 0) {
		if kept, keptErr := online(ctx, wanted{p, purl}); keptErr == nil {
			c, err = kept, nil
		}
	}
	if err != nil {
		return Texts{Reason: err.Error()}
	}
	t := Texts{Source: c.Source, Hash: c.Hash}
	for _, f := range c.Licences {
		if len(f.Data) <= maxLicenceFile && len(t.Files) < maxLicenceFiles {
			t.Files = append(t.Files, Text{f.Name, f.Data, !isLicenceFile(path.Base(f.Name))})
		}
	}
	sort.Slice(t.Files, func(i, j int) bool { return t.Files[i].Name < t.Files[j].Name })
	if len(t.Files) == 0 {
		t.Reason = "the package has no licence file"
	}
	return t
}

// ListTexts gives the texts of the SPDX list by id from the module that holds the list's
// data, if it lies in the module cache of the user's Go settings with the hash that licit was
// built with; else why not, and what to do.
func ListTexts(ctx context.Context, opts Options) (func(id string) ([]byte, error), error) {
	fetch := "go mod download " + listdata.Module + "@" + listdata.Version
	opts.Dir = ""
	r, err := Open(opts)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	cache, err := goModCache(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("%w; then run %s", err, fetch)
	}
	name, err := module.EscapePath(listdata.Module)
	if err != nil {
		return nil, err
	}
	sum, err := readBounded(filepath.Join(cache, "cache", "download", filepath.FromSlash(name), "@v", listdata.Version+".ziphash"), 1<<10)
	if err != nil {
		return nil, fmt.Errorf("the texts of the SPDX licence list %s are not in the Go module cache; run: %s", spdx.ListVersion, fetch)
	}
	if strings.TrimSpace(string(sum)) != listdata.Sum {
		return nil, fmt.Errorf("the texts of the SPDX licence list in the Go module cache have the hash %q, not the one that licit was built with; run: go clean -modcache && %s", strings.TrimSpace(string(sum)), fetch)
	}
	dir := filepath.Join(cache, filepath.FromSlash(name)+"@"+listdata.Version, "text")
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("the texts of the SPDX licence list %s are not unpacked in the Go module cache; run: %s", spdx.ListVersion, fetch)
	}
	return func(id string) ([]byte, error) {
		_, isLicence := spdx.License(id)
		_, isException := spdx.Exception(id)
		if !isLicence && !isException {
			return nil, fmt.Errorf("%s is not in the SPDX licence list", id)
		}
		data, err := readBounded(filepath.Join(dir, id+".txt"), maxLicenceFile)
		if os.IsNotExist(err) {
			data, err = readBounded(filepath.Join(dir, "deprecated_"+id+".txt"), maxLicenceFile)
		}
		if err != nil {
			return nil, fmt.Errorf("the SPDX licence list in the Go module cache has no text of %s that can be read; run: go clean -modcache && %s", id, fetch)
		}
		return data, nil
	}, nil
}

package registry

import (
	"context"
	"fmt"

	"github.com/package-url/packageurl-go"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// Fetch gives the archive of one exact version of an npm, PyPI, Cargo or Maven package, as
// it is distributed: from the local cache of the user's client, else from the registry of the
// user's settings. name ends in the archive's extension.
func Fetch(ctx context.Context, purl string, opts Options) (name string, data []byte, err error) {
	p, err := packageurl.FromString(purl)
	if err != nil {
		return "", nil, err
	}
	if p.Version == "" {
		return "", nil, fmt.Errorf("%s names no version; write %s@VERSION", purl, purl)
	}
	opts.Online, opts.CacheDir = true, "" // what is kept of packages is no archive
	r, err := Open(opts)
	if err != nil {
		return "", nil, err
	}
	defer r.Close()
	if p.Type == packageurl.TypeGolang || r.online[p.Type] == nil {
		return "", nil, fmt.Errorf("%s: packages of the type %q are not fetched; scan the package's archive or repository", purl, p.Type)
	}
	w := wanted{inventory.Package{PURL: purl, Name: p.Name, Version: p.Version}, p}
	if c, err := r.local[p.Type](ctx, w); err == nil && len(c.data) > 0 {
		return c.name, c.data, nil
	}
	c, err := r.online[p.Type](ctx, w)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", purl, err)
	}
	if len(c.data) == 0 {
		return "", nil, fmt.Errorf("%s: the registry has metadata and no archive", purl)
	}
	return c.name, c.data, nil
}

package registry

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// pubCache reads a package in the cache of pub, below the host that it came from. A package of Dart declares no licence: its file says it.
func pubCache(r *Resolver) place {
	return func(_ context.Context, p wanted) (*contents, error) {
		absent := errAbsent("the cache of pub", "run dart pub get, or flutter pub get")
		dir := r.underHome(".pub-cache")
		if runtime.GOOS == "windows" {
			dir = filepath.Join(r.Env("LOCALAPPDATA"), "Pub", "Cache")
		}
		dir = cmp.Or(r.Env("PUB_CACHE"), dir)
		full := p.purl.Name + "-" + p.purl.Version
		if dir == "" || !fs.ValidPath(full) || strings.Contains(full, "/") {
			return nil, absent
		}
		hosts, err := fs.ReadDir(os.DirFS(dir), "hosted")
		if err != nil {
			return nil, absent
		}
		var found *contents
		for _, host := range hosts {
			sub, err := fs.Sub(os.DirFS(dir), "hosted/"+host.Name()+"/"+full)
			if err != nil {
				continue
			}
			files, err := licencesIn(sub)
			if err != nil {
				continue
			}
			if found != nil {
				return nil, errors.New("the cache of pub has this version from several hosts")
			}
			found = &contents{Source: "pub cache", Licences: files}
		}
		if found == nil {
			return nil, absent
		}
		return found, nil
	}
}

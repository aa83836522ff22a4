package registry

import (
	"archive/zip"
	"cmp"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
)

// pipWheels lists the wheels in the cache of pip by name and version: what was downloaded ("http-v2", since pip 23.3; the
// body of an answer is a file of its own) and what was built ("wheels"). One version may have a wheel for each platform.
func (r *Resolver) pipWheels() map[string][]string {
	wheels := map[string][]string{}
	dir := filepath.Join(r.userCache(), "pip")
	if runtime.GOOS == "windows" {
		dir = filepath.Join(dir, "Cache")
	}
	dir = cmp.Or(r.Env("PIP_CACHE_DIR"), dir)
	looked := 0
	for _, kind := range []struct{ below, ext string }{{"http-v2", ".body"}, {"wheels", ".whl"}} {
		// Its error is what the function gives, which is none.
		_ = filepath.WalkDir(filepath.Join(dir, kind.below), func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || filepath.Ext(name) != kind.ext {
				return nil // a cache need not exist, nor be readable in each part
			}
			if looked++; looked > maxMembers {
				return fs.SkipAll
			}
			if key := wheelKey(name); key != "" {
				wheels[key] = append(wheels[key], name)
			}
			return nil
		})
	}
	return wheels
}

// wheelKey is the name and version of a wheel by its .dist-info directory (PyPA, "Binary distribution format"), "" of any other file.
func wheelKey(name string) string {
	z, err := zip.OpenReader(name)
	if err != nil {
		return ""
	}
	defer z.Close()
	for _, m := range z.File[:min(len(z.File), maxMembers)] {
		info, file, _ := strings.Cut(m.Name, "/")
		if base, ok := strings.CutSuffix(info, ".dist-info"); ok && file == "METADATA" {
			if project, version, ok := strings.Cut(base, "-"); ok {
				return pyKey(project, version)
			}
		}
	}
	return ""
}

// readWheel reads the first of some wheels whose hash the tree's lock file has, or the first where it has none. It is not
// called without any.
func readWheel(names []string, p wanted) (*contents, error) {
	var failed error
	for _, name := range names {
		data, err := readBounded(name, maxPackage)
		if err != nil {
			failed = err
			continue
		}
		c, err := distribution{Filename: filepath.Base(name) + ".whl"}.read(data, p, "pip's cache")
		if err == nil {
			return c, nil
		}
		failed = err
	}
	return nil, failed
}

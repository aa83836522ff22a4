package registry

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
)

// cargoHome is where cargo keeps the user's settings and crates (The Cargo Book, "Cargo
// Home").
func cargoHome(r *resolver) string {
	if dir := r.Env("CARGO_HOME"); dir != "" {
		return dir
	}
	return r.underHome(".cargo")
}

// cargoCache reads a crate from registry/cache, which the lock file's checksum
// vouches for, else from registry/src.
func cargoCache(r *resolver) place {
	return func(_ context.Context, p wanted) (*contents, error) {
		home, name := cargoHome(r), p.purl.Name+"-"+p.Version
		if home == "" {
			return nil, errors.New("neither CARGO_HOME nor HOME is set, so the cargo registry cannot be found; set one")
		}
		if strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, ".") {
			return nil, fmt.Errorf("%q is no name of a crate", name)
		}
		caches, err := os.ReadDir(filepath.Join(home, "registry", "cache"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range caches {
			data, err := readBounded(filepath.Join(home, "registry", "cache", e.Name(), name+".crate"), maxPackage)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("the cargo registry: %w", err)
			}
			return crate(data, p, "cargo registry")
		}
		sources, err := os.ReadDir(filepath.Join(home, "registry", "src"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range sources {
			dir := os.DirFS(filepath.Join(home, "registry", "src", e.Name(), name))
			manifest, err := readIn(dir, "Cargo.toml", maxMetadata)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("the cargo registry: %w", err)
			}
			declared, err := cargoLicense(manifest)
			if err != nil {
				return nil, err
			}
			licences, err := licencesIn(dir)
			if err != nil {
				return nil, err
			}
			return &contents{Source: "cargo registry", Declared: declared, Licences: licences}, nil
		}
		return nil, errAbsent("the cargo registry under CARGO_HOME", "run cargo fetch --locked")
	}
}

// crate reads a .crate file, a gzipped tar with one top directory.
func crate(data []byte, p wanted, source string) (*contents, error) {
	hash, err := verify(data, p.Hashes)
	if err != nil {
		return nil, mismatch("the "+source, err)
	}
	files, err := untar(data, atTop("Cargo.toml"))
	if err != nil {
		return nil, fmt.Errorf("the %s: the crate cannot be unpacked: %w", source, err)
	}
	manifest, licences := split(files, "Cargo.toml")
	declared, err := cargoLicense(manifest)
	if err != nil {
		return nil, err
	}
	return &contents{Source: source, Declared: declared, Licences: licences, Hash: hash}, nil
}

// cargoLicense reads package.license, in which "/" is an older way to write OR (The Cargo
// Book, "The license and license-file fields").
func cargoLicense(manifest []byte) (string, error) {
	var doc struct {
		Package struct {
			License any `toml:"license"`
		} `toml:"package"`
	}
	if err := toml.Unmarshal(manifest, &doc); err != nil {
		return "", fmt.Errorf("the crate's Cargo.toml: %w", err)
	}
	words, _ := doc.Package.License.(string)
	return strings.ReplaceAll(words, "/", " OR "), nil
}

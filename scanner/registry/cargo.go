package registry

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// cargoHome is where cargo keeps the user's settings and crates (The Cargo Book, "Cargo
// Home").
func cargoHome(r *Resolver) string {
	if dir := r.Env("CARGO_HOME"); dir != "" {
		return dir
	}
	return r.underHome(".cargo")
}

// cargoCache reads a crate from registry/cache, which the lock file's checksum
// vouches for, else from registry/src.
func cargoCache(r *Resolver) place {
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
	return packed(data, p, source, "Cargo.toml", ".crate", func(manifest []byte) (string, string, error) {
		license, err := cargoLicense(manifest)
		return license, cargoMaker(manifest), err
	})
}

// cargoMaker is the first of package.authors.
func cargoMaker(manifest []byte) string {
	if m := cargoAuthors.FindSubmatch(manifest); m != nil {
		return string(m[1])
	}
	return ""
}

var cargoAuthors = regexp.MustCompile(`(?m)^authors\s*=\s*\[\s*"([^"\n]*)"`)

// cargoLicense reads package.license, in which "/" is an older way to write OR (The Cargo
// Book, "The license and license-file fields"). A published Cargo.toml was written by cargo, which
// puts the field on one line of [package]; it is read by lines, because the TOML library knows no
// bound on nesting, and a stranger's file may have any.
func cargoLicense(manifest []byte) (string, error) {
	section, multiline := "", ""
	for line := range strings.Lines(string(manifest)) {
		line = strings.TrimSpace(line)
		if multiline != "" {
			if strings.Contains(line, multiline) {
				multiline = ""
			}
			continue
		}
		if strings.HasPrefix(line, "[") {
			section = line
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		value = strings.TrimSpace(value)
		for _, quotes := range []string{`"""`, "'''"} {
			if rest, ok := strings.CutPrefix(value, quotes); ok && !strings.Contains(rest, quotes) {
				multiline = quotes
			}
		}
		if section != "[package]" || strings.TrimSpace(key) != "license" {
			continue
		}
		if value == "" || value[0] != '"' && value[0] != '\'' {
			return "", errors.New("the crate's Cargo.toml: package.license is no string on one line")
		}
		words, _, closed := strings.Cut(value[1:], value[:1])
		if !closed {
			return "", errors.New("the crate's Cargo.toml: package.license has no closing quote")
		}
		return strings.ReplaceAll(words, "/", " OR "), nil
	}
	return "", nil
}

// cargoOnline fetches a .crate file from the registry that the user's cargo settings put in
// the place of the public one, else from that which cargo keeps an index of.
func cargoOnline(r *Resolver) place {
	var index, downloads setting
	return func(ctx context.Context, p wanted) (*contents, error) {
		if strings.ContainsAny(p.purl.Name+p.Version, `/\?#%`) {
			return nil, fmt.Errorf("%q is no name of a crate", p.purl.Name)
		}
		registry, err := index.get(func() (*url.URL, error) { return cargoIndex(r) })
		if err != nil {
			return nil, err
		}
		return r.fetched(registry, p, func() (*contents, error) {
			dl, err := downloads.get(func() (*url.URL, error) { return cargoDownloads(ctx, r, registry) })
			if err != nil {
				return nil, err
			}
			u := *dl
			u.Path, u.RawPath = crateAddress(strings.TrimSuffix(dl.Path, "/"), p), ""
			data, err := r.net.get(ctx, &u, "", "", maxDownload)
			if err != nil {
				return nil, err
			}
			return crate(data, p, "crate registry")
		})
	}
}

// crateAddress fills in a registry's "dl" (The Cargo Book, "Index Format").
func crateAddress(dl string, p wanted) string {
	name := p.purl.Name
	sum := ""
	for _, h := range p.Hashes {
		if h.Alg == "sha256" {
			sum = h.Value
		}
	}
	filled := strings.NewReplacer(
		"{crate}", name, "{version}", p.Version, "{sha256-checksum}", sum,
		"{prefix}", cratePrefix(name), "{lowerprefix}", cratePrefix(strings.ToLower(name)),
	).Replace(dl)
	if filled == dl {
		filled += "/" + name + "/" + p.Version + "/download"
	}
	return filled
}

func cratePrefix(name string) string {
	switch n := len(name); {
	case n <= 2:
		return fmt.Sprint(n)
	case n == 3:
		return "3/" + name[:1]
	default:
		return name[:2] + "/" + name[2:4]
	}
}

// cargoIndex is where the config.json of the registry lies: at a sparse registry of the
// user's settings, else, as a file: address, in the index that cargo keeps.
func cargoIndex(r *Resolver) (*url.URL, error) {
	home := cargoHome(r)
	var settings struct {
		Source map[string]struct {
			ReplaceWith string `toml:"replace-with"`
			Registry    string `toml:"registry"`
		} `toml:"source"`
	}
	for _, name := range []string{"config.toml", "config"} {
		data, err := readBounded(filepath.Join(home, name), maxMetadata)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = toml.Unmarshal(data, &settings)
		}
		if err != nil {
			return nil, fmt.Errorf("%s under CARGO_HOME: %w", name, err)
		}
		break
	}
	if with := settings.Source["crates-io"].ReplaceWith; with != "" {
		address, sparse := strings.CutPrefix(settings.Source[with].Registry, "sparse+")
		if !sparse {
			return nil, fmt.Errorf("source %q of cargo's settings is no sparse registry, which is what licit can ask; run cargo fetch --locked and resolve again", with)
		}
		return r.net.base("source."+with+".registry of cargo", address)
	}
	known, err := filepath.Glob(filepath.Join(globEscape(home), "registry", "index", "*", "config.json"))
	if err != nil {
		return nil, err
	}
	if home == "" || len(known) != 1 {
		return nil, fmt.Errorf("cargo keeps the index of %d registries under CARGO_HOME, and no setting chooses one; run cargo fetch --locked and resolve again, or set source.crates-io.replace-with in config.toml there", len(known))
	}
	return &url.URL{Scheme: "file", Path: known[0]}, nil
}

// cargoDownloads reads the "dl" address of a registry. It is the registry's word, so it may
// not lead to a private address on another host than the user's settings name.
func cargoDownloads(ctx context.Context, r *Resolver, registry *url.URL) (*url.URL, error) {
	var data []byte
	var err error
	if registry.Scheme == "file" {
		data, err = readBounded(registry.Path, maxMetadata)
	} else {
		data, err = r.net.get(ctx, registry, "./config.json", "application/json", maxMetadata)
	}
	var config struct{ DL string }
	if err == nil {
		err = json.Unmarshal(data, &config)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read config.json of the crate registry (%v); check the source in cargo's settings", err)
	}
	u, err := parseBase("dl of the crate registry", config.DL)
	if err == nil && u.Scheme != "https" && registry.Scheme != "http" {
		err = errors.New("the crate registry sends to an address that is not https")
	}
	return u, err
}

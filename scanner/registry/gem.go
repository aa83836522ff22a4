package registry

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// gemDirs are where RubyGems and Bundler install: in the tree, and where the user's environment says.
func (r *Resolver) gemDirs(p wanted) []fs.FS {
	var dirs []fs.FS
	each := func(base fs.FS, patterns ...string) {
		for _, pattern := range patterns {
			found, _ := fs.Glob(base, pattern) // the patterns are right
			for _, dir := range found[:min(len(found), 20)] {
				if sub, err := fs.Sub(base, dir); err == nil {
					dirs = append(dirs, sub)
				}
			}
		}
	}
	for _, dir := range r.beside(p) {
		each(dir, "vendor/bundle/*/*", "vendor/bundle", "vendor/ruby/*")
	}
	for _, dir := range append([]string{r.Env("GEM_HOME")}, filepath.SplitList(r.Env("GEM_PATH"))...) {
		if dir != "" {
			dirs = append(dirs, os.DirFS(dir))
		}
	}
	if dir := r.Env("BUNDLE_PATH"); dir != "" {
		each(os.DirFS(dir), "ruby/*")
	}
	if home := r.home(); home != "" {
		each(os.DirFS(home), ".local/share/gem/ruby/*", ".gem/ruby/*")
	}
	return dirs
}

var (
	gemLicence = lazily.Regexp(`(?m)^\s*s\.licenses?\s*=\s*(.+)$`)
	gemAuthors = lazily.Regexp(`(?m)^\s*s\.authors?\s*=\s*(.+)$`)
	gemText    = lazily.Regexp(`"((?:[^"\\]|\\.)*)"`)
)

// gemInstalled reads a gem as it is installed: what RubyGems wrote down of its specification, and its own files. A gem
// for a platform has that behind its version.
func gemInstalled(r *Resolver) place {
	return func(_ context.Context, p wanted) (*contents, error) {
		full := p.purl.Name + "-" + p.purl.Version
		if !fs.ValidPath(full) || strings.ContainsAny(full, `/\*?[`) {
			return nil, errAbsent("the gems that are installed", "run bundle install")
		}
		for _, dir := range r.gemDirs(p) {
			found, _ := fs.Glob(dir, "specifications/"+full+"*.gemspec")
			for _, spec := range found {
				name := strings.TrimSuffix(path.Base(spec), ".gemspec")
				if name != full && !strings.HasPrefix(name, full+"-") {
					continue
				}
				data, err := readIn(dir, spec, maxMetadata)
				if err != nil {
					continue
				}
				c := &contents{Source: "installed gems", Declared: gemTexts(gemLicence().FindSubmatch(data), "; "), Maker: gemTexts(gemAuthors().FindSubmatch(data), ", ")}
				if sub, err := fs.Sub(dir, "gems/"+name); err == nil {
					if c.Licences, err = licencesIn(sub); err == nil {
						return c, nil
					}
				}
				return c, nil
			}
		}
		return nil, errAbsent("vendor/bundle of the tree and the gems that are installed", "run bundle install")
	}
}

// gemTexts joins the texts of a list.
func gemTexts(field [][]byte, with string) string {
	if field == nil {
		return ""
	}
	var all []string
	for _, f := range gemText().FindAllSubmatch(field[1], maxLicenceFiles) {
		all = append(all, string(f[1]))
	}
	return strings.Join(all, with)
}

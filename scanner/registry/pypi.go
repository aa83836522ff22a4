package registry

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// pypiCache reads what is installed: for the interpreter in use, which is that of VIRTUAL_ENV, else python3 in PATH, in
// an environment in the tree, in those that Poetry keeps, what uv has unpacked, and else the wheels in the cache of pip.
func pypiCache(r *Resolver) place {
	var ready sync.Once
	var installed map[string]installedPython
	wheels := sync.OnceValue(r.pipWheels)
	return func(ctx context.Context, p wanted) (*contents, error) {
		ready.Do(func() { installed = sitePackages(ctx, r) })
		key := pyKey(p.purl.Name, p.Version)
		if at, ok := installed[key]; ok {
			return at.read()
		}
		if found := wheels()[key]; len(found) > 0 {
			return readWheel(found, p)
		}
		return nil, errAbsent("site-packages of the interpreter in use, .venv of the tree, or what Poetry, uv and pip keep", "install the locked packages, activate that environment")
	}
}

// installedPython is a .dist-info directory.
type installedPython struct {
	root   fs.FS
	dir    string
	source string
}

// pyKey makes a name and version comparable (PyPA, "Names and normalization").
func pyKey(name, version string) string {
	return strings.ToLower(strings.NewReplacer("-", "_", ".", "_").Replace(name)) + "\x00" + strings.ToLower(version)
}

// sitePackages finds the .dist-info directories (PyPA, "Recording installed projects"), by name and version.
func sitePackages(ctx context.Context, r *Resolver) map[string]installedPython {
	installed := map[string]installedPython{}
	add := func(root fs.FS, dir, source string) {
		entries, err := fs.ReadDir(root, dir)
		if err != nil {
			return // an interpreter names directories that need not exist
		}
		for _, e := range entries {
			base, ok := strings.CutSuffix(e.Name(), ".dist-info")
			name, version, cut := strings.Cut(base, "-")
			if key := pyKey(name, version); ok && cut && installed[key].root == nil {
				installed[key] = installedPython{root, path.Join(dir, e.Name()), source}
			}
		}
	}
	environment := func(root fs.FS, below, source string) {
		for _, pattern := range []string{"lib/python*/site-packages", "lib64/python*/site-packages", "Lib/site-packages"} {
			found, err := fs.Glob(root, path.Join(below, pattern))
			if err != nil {
				return
			}
			for _, dir := range found {
				add(root, dir, source)
			}
		}
	}
	if env := r.Env("VIRTUAL_ENV"); env != "" {
		environment(os.DirFS(env), ".", "site-packages")
	} else {
		out, err := r.ask(ctx, "python3", "-I", "-c", "import site,sysconfig; print(sysconfig.get_path('purelib')); print(sysconfig.get_path('platlib')); print(site.getusersitepackages())")
		if err == nil {
			for dir := range strings.Lines(out) {
				add(os.DirFS(strings.TrimSpace(dir)), ".", "site-packages")
			}
		}
	}
	if r.tree != nil {
		environment(r.tree.FS(), ".venv", "site-packages")
		environment(r.tree.FS(), "venv", "site-packages")
	}
	poetry := cmp.Or(r.Env("POETRY_CACHE_DIR"), filepath.Join(r.userCache(), "pypoetry"))
	environment(os.DirFS(cmp.Or(r.Env("POETRY_VIRTUALENVS_PATH"), filepath.Join(poetry, "virtualenvs"))), "*", "site-packages")
	uv := os.DirFS(filepath.Join(cmp.Or(r.Env("UV_CACHE_DIR"), filepath.Join(r.userCache(), "uv")), "archive-v0"))
	if archives, err := fs.ReadDir(uv, "."); err == nil {
		for _, e := range archives {
			add(uv, e.Name(), "uv cache")
		}
	}
	return installed
}

// globEscape keeps the letters of a path from being a pattern.
func globEscape(dir string) string {
	if os.PathSeparator == '\\' {
		return dir
	}
	return regexp.MustCompile(`[*?\[\\]`).ReplaceAllString(dir, `\$0`)
}

func (at installedPython) read() (*contents, error) {
	root, err := fs.Sub(at.root, at.dir)
	if err != nil {
		return nil, err
	}
	metadata, err := readIn(root, "METADATA", maxMetadata)
	if err != nil {
		return nil, fmt.Errorf("site-packages: %s has no METADATA that can be read; install the package again", path.Base(at.dir))
	}
	m := readMetadata(metadata)
	c := &contents{Source: at.source, Declared: m.license(), Maker: m.maker()}
	for _, where := range []string{".", "licenses", "license_files"} {
		sub, err := fs.Sub(root, where)
		if err != nil {
			return nil, err
		}
		files, err := licencesIn(sub)
		for _, f := range files {
			c.Licences = append(c.Licences, file{Name: path.Join(where, f.Name), Data: f.Data})
		}
		if err != nil && where == "." {
			return nil, err
		}
	}
	for _, name := range m["license-file"] {
		for _, where := range []string{".", "licenses"} {
			full := path.Join(where, name)
			if !fs.ValidPath(full) || path.Dir(full) == where || !isTermsFile(path.Base(full)) {
				continue
			}
			if data, err := readIn(root, full, maxLicenceFile); err == nil {
				c.Licences = append(c.Licences, file{Name: full, Data: data})
			}
		}
	}
	return c, nil
}

// metadata is the header of a METADATA or PKG-INFO file, names in lower case (PyPA,
// "Core metadata specifications").
type metadata map[string][]string

// maker is the author, else the maintainer.
func (m metadata) maker() string {
	for _, key := range []string{"author", "author-email", "maintainer", "maintainer-email"} {
		for _, v := range m[key] {
			if name := maker(v); name != "" {
				return name
			}
		}
	}
	return ""
}

func readMetadata(data []byte) metadata {
	m := metadata{}
	last := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if list := m[last]; len(list) > 0 && last == "license" {
				list[len(list)-1] += "\n" + strings.TrimSpace(line)
			}
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		last = strings.ToLower(strings.TrimSpace(key))
		m[last] = append(m[last], strings.TrimSpace(value))
	}
	return m
}

// license is the expression, else the licence field, else the one classifier that names
// a licence. Several classifiers do not say how they combine and are given as they stand.
func (m metadata) license() string {
	for _, key := range []string{"license-expression", "license"} {
		for _, v := range m[key] {
			if v != "" && !strings.EqualFold(v, "UNKNOWN") {
				return v
			}
		}
	}
	var names []string
	for _, c := range m["classifier"] {
		if rest, ok := strings.CutPrefix(c, "License :: "); ok {
			parts := strings.Split(rest, " :: ")
			if name := parts[len(parts)-1]; name != "OSI Approved" {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "; ")
}

// pypiOnline fetches one distribution of a package, a wheel where there is one, from the index
// of the user's pip settings.
func pypiOnline(r *Resolver) place {
	return pypiFetch(r, func(distribution) bool { return true }, "")
}

// pypiSource fetches the source archive of a package: wheels often leave its licence file out.
func pypiSource(r *Resolver) place {
	fetch := pypiFetch(r, func(d distribution) bool { return !d.wheel() }, "source of ")
	return func(ctx context.Context, p wanted) (*contents, error) {
		if !r.Online {
			return nil, fs.ErrNotExist
		}
		return fetch(ctx, p)
	}
}

// pypiFetch fetches one of the distributions that are wanted, and keeps it under the name of the package with a prefix.
func pypiFetch(r *Resolver, want func(distribution) bool, prefix string) place {
	var index setting
	return func(ctx context.Context, p wanted) (*contents, error) {
		base, err := index.get(func() (*url.URL, error) { return pipIndex(ctx, r) })
		if err != nil {
			return nil, err
		}
		kept := p
		kept.PURL = prefix + p.PURL
		return r.fetched(base, kept, func() (*contents, error) {
			project, err := base.Parse("./" + url.PathEscape(strings.ReplaceAll(strings.Split(pyKey(p.purl.Name, ""), "\x00")[0], "_", "-")) + "/")
			if err != nil {
				return nil, err
			}
			project.User = base.User
			data, err := r.net.get(ctx, project, "", "application/vnd.pypi.simple.v1+json", maxIndex)
			if err != nil {
				return nil, err
			}
			var page struct{ Files []distribution }
			if err := json.Unmarshal(data, &page); err != nil {
				return nil, errors.New("the package index of pip's settings does not answer in JSON (PEP 691); install the locked packages and resolve again")
			}
			d, ok := choose(slices.DeleteFunc(page.Files, func(d distribution) bool { return !want(d) }), p)
			if !ok {
				return nil, fs.ErrNotExist
			}
			if data, err = r.net.get(ctx, project, d.URL, "", maxDownload); err != nil {
				return nil, err
			}
			return d.read(data, p, "Python package index")
		})
	}
}

// maxIndex bounds the page of one project, in bytes.
const maxIndex = 32 << 20

// pipIndex asks pip, whose help names the index it uses where no setting does.
func pipIndex(ctx context.Context, r *Resolver) (*url.URL, error) {
	if address := r.Env("PIP_INDEX_URL"); address != "" {
		return r.net.base("PIP_INDEX_URL", address)
	}
	for _, key := range []string{"install.index-url", "global.index-url"} {
		if address, err := r.ask(ctx, "python3", "-m", "pip", "config", "get", key); err == nil && address != "" {
			return r.net.base(key+" of pip", address)
		}
	}
	help, err := r.ask(ctx, "python3", "-m", "pip", "help", "install")
	if m := defaultIndex.FindStringSubmatch(strings.Join(strings.Fields(help), " ")); m != nil {
		return r.net.base("index-url of pip", m[1])
	}
	return nil, fmt.Errorf("no package index is known (%v); install pip, or set PIP_INDEX_URL", err)
}

var defaultIndex = regexp.MustCompile(`--index-url <url> [^(]*\(default (https?://[^\s)]+)\)`)

// distribution is one file of a project (PyPA, "Simple repository API").
type distribution struct {
	Filename, URL string
	Hashes        map[string]string
	Size          int64
}

func (d distribution) wheel() bool { return strings.HasSuffix(d.Filename, ".whl") }

func (d distribution) hashes() []inventory.Hash {
	var out []inventory.Hash
	for alg, value := range d.Hashes {
		out = append(out, inventory.Hash{Alg: alg, Value: value, Of: "distribution"})
	}
	return out
}

// choose takes the smallest wheel, else the smallest source archive, of those that the lock
// file names, or, where it names none, of the version.
func choose(files []distribution, p wanted) (distribution, bool) {
	var best distribution
	found, anyLocked := false, false
	for _, h := range p.Hashes {
		anyLocked = anyLocked || h.Of == "distribution"
	}
	for _, d := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(d.Filename, ".tar.gz"), ".zip")
		if !d.wheel() && name == d.Filename || d.Size > maxDownload {
			continue
		}
		meant := false
		if anyLocked {
			for _, h := range p.Hashes {
				meant = meant || h.Of == "distribution" && strings.EqualFold(d.Hashes[h.Alg], h.Value)
			}
		} else if d.wheel() {
			parts := strings.SplitN(d.Filename, "-", 3)
			meant = len(parts) == 3 && pyKey(parts[0], parts[1]) == pyKey(p.purl.Name, p.Version)
		} else if i := strings.LastIndexByte(name, '-'); i > 0 {
			meant = pyKey(name[:i], name[i+1:]) == pyKey(p.purl.Name, p.Version)
		}
		if !meant {
			continue
		}
		better := !found || d.wheel() && !best.wheel()
		if found && d.wheel() == best.wheel() {
			better = d.Size < best.Size || d.Size == best.Size && d.Filename < best.Filename
		}
		if better {
			best, found = d, true
		}
	}
	return best, found
}

// read verifies a distribution with the lock file's hashes, else the index's, and reads its
// metadata and licence files.
func (d distribution) read(data []byte, p wanted, source string) (*contents, error) {
	hashes := p.Hashes
	if len(hashes) == 0 {
		hashes = d.hashes()
	}
	hash, err := verify(data, hashes)
	if err != nil {
		return nil, mismatch("the "+source, err)
	}
	c := &contents{Source: source, Hash: hash}
	var files []file
	switch {
	case d.wheel():
		files, err = unzip(data, func(name string) bool {
			info, rest, ok := strings.Cut(name, "/")
			return ok && strings.HasSuffix(info, ".dist-info") && (rest == "METADATA" || isTermsFile(path.Base(rest)))
		})
	case strings.HasSuffix(d.Filename, ".zip"):
		files, err = unzip(data, atTop("PKG-INFO"))
	default:
		files, err = untar(data, atTop("PKG-INFO"))
	}
	if err != nil {
		return nil, fmt.Errorf("the %s: the distribution cannot be unpacked: %w", source, err)
	}
	name := "PKG-INFO"
	if d.wheel() {
		name = "METADATA"
	}
	words, licences := split(files, name)
	m := readMetadata(words)
	c.Declared, c.Maker, c.Licences = m.license(), m.maker(), licences
	c.name, c.data = d.Filename, data
	return c, nil
}

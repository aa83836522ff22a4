package registry

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/package-url/packageurl-go"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
)

// Options say where answers may come from.
type Options struct {
	Dir string              // the scanned directory, for packages that lie in it; "" if there is none
	Env func(string) string // the user's environment
	Run Runner              // asks a client of the user; nil runs the program

	Online   bool             // ask the registries of the user's settings for what the caches lack
	CacheDir string           // where licit keeps what it fetched; "" keeps nothing
	Now      func() time.Time // for the date of answers; nil is the clock
	Pause    time.Duration    // before a request is tried again; 0 is half a second
}

// Runner runs a client of the user in an empty directory, so that no settings of
// a scanned tree reach it, and gives its standard output.
type Runner func(ctx context.Context, dir, name string, args ...string) ([]byte, error)

// contents is what was read of one package.
type contents struct {
	Source   string // where, in words that are the same on every machine
	Declared string // licence by the package's metadata, as written there or as an expression
	Licences []file // the package's own licence and notice files
	Hash     string // alg:value, of what was verified; "" for unpacked files that nothing vouches for
	Date     string // of the fetch, "" for a local cache
	Maker    string // who made it, by the package's metadata
	Archive  string // sha256 of the archive, where Hash is of something else

	Manifest []byte // the whole of what is kept where only a package's manifest was asked for

	name string // of the archive as it is distributed, and its bytes: for Fetch only
	data []byte
}

type file struct {
	Name   string
	Data   []byte
	Header bool `json:",omitempty"` // only what a file of the package's code begins with
}

// place is where packages of one ecosystem are kept. Its error says why there is
// nothing, and what to do.
type place func(ctx context.Context, p wanted) (*contents, error)

// wanted is the package asked for.
type wanted struct {
	inventory.Package
	purl packageurl.PackageURL
}

// name is the package's full name, with sep between namespace and name.
func (w wanted) name(sep string) string {
	if w.purl.Namespace == "" {
		return w.purl.Name
	}
	return w.purl.Namespace + sep + w.purl.Name
}

// Resolver answers for packages. It must be closed.
type Resolver struct {
	Options
	engine *license.Engine
	tree   *os.Root // nil if there is no directory
	local  map[string]place
	online map[string]place
	source map[string]place // the archive of a package's source, apart from the one that is used
	net    *fetcher
	store  store

	goDir, mavenDir func(context.Context) (string, error) // where the clients keep what they fetched
	poms            func(context.Context, coordinates) ([]byte, error)
	central         setting // the remote Maven repository
}

// LooksUp reports whether packages of the type of a purl are looked up at all.
func LooksUp(purl string) bool {
	typ, _, _ := strings.Cut(strings.TrimPrefix(purl, "pkg:"), "/")
	switch typ {
	case packageurl.TypeGolang, packageurl.TypeNPM, packageurl.TypePyPi, packageurl.TypeCargo, packageurl.TypeMaven,
		packageurl.TypeGem, packageurl.TypeComposer, packageurl.TypeCocoapods, packageurl.TypeSwift, "pub":
		return true
	}
	return false
}

// Resolve answers for every dependency of an inventory from packages in the tree and
// the local caches of the user's clients, then, if that is wanted, from the registries. What cannot be answered is an Answer with a Reason.
func Resolve(ctx context.Context, inv *inventory.Inventory, opts Options) (*Snapshot, error) {
	r, err := Open(opts)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Resolve(ctx, inv)
}

// Resolve does what the function of that name does.
func (r *Resolver) Resolve(ctx context.Context, inv *inventory.Inventory) (*Snapshot, error) {
	lookups := runtime.GOMAXPROCS(0)
	if r.Online {
		lookups = fetchers
	}
	var asked []inventory.Package
	seen := map[string]bool{}
	for _, p := range inv.Packages {
		if p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace || p.PURL == "" || p.Version == "" || seen[p.PURL] {
			continue
		}
		seen[p.PURL] = true
		asked = append(asked, p)
	}
	s := &Snapshot{Packages: make([]Answer, len(asked))}
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(lookups, max(len(asked), 1)) {
		workers.Go(func() {
			for i := range next {
				s.Packages[i] = r.resolve(ctx, asked[i])
			}
		})
	}
	for i := range asked {
		next <- i
	}
	close(next)
	workers.Wait()
	return s, ctx.Err()
}

// Open sets up the places that packages may be in.
func Open(opts Options) (*Resolver, error) {
	engine, err := license.New()
	if err != nil {
		return nil, err
	}
	r := &Resolver{Options: opts, engine: engine}
	if r.Run == nil {
		r.Run = r.run
	}
	if opts.Dir != "" {
		if r.tree, err = os.OpenRoot(opts.Dir); err != nil {
			return nil, err
		}
	}
	r.goDir = once(func(ctx context.Context) (string, error) { return goModCache(ctx, r) })
	r.mavenDir = once(func(context.Context) (string, error) { return mavenRepository(r) })
	r.local = map[string]place{
		packageurl.TypeGolang: goCache(r),
		packageurl.TypeNPM:    npmCache(r),
		packageurl.TypePyPi:   pypiCache(r),
		packageurl.TypeCargo:  cargoCache(r),
		packageurl.TypeMaven:  mavenCache(r),

		packageurl.TypeGem:       gemInstalled(r),
		packageurl.TypeComposer:  composerInstalled(r),
		packageurl.TypeCocoapods: podsInstalled(r),
		packageurl.TypeSwift:     swiftCheckouts(r),
		"pub":                    pubCache(r),
	}
	r.source = map[string]place{packageurl.TypeMaven: mavenSource(r), packageurl.TypePyPi: pypiSource(r)}
	if r.Now == nil {
		r.Now = time.Now
	}
	if opts.Online {
		r.openRegistries()
		r.online[packageurl.TypeGolang] = goOnline(r)
	}
	return r, nil
}

// openRegistries knows the registries, and what was kept of them.
func (r *Resolver) openRegistries() {
	r.net = newFetcher(cmp.Or(r.Pause, time.Second/2))
	r.store = store{r.CacheDir, r.Now}
	r.online = map[string]place{
		packageurl.TypeNPM:   npmOnline(r),
		packageurl.TypePyPi:  pypiOnline(r),
		packageurl.TypeCargo: cargoOnline(r),
		packageurl.TypeMaven: mavenOnline(r),
	}
}

// Close ends the connections.
func (r *Resolver) Close() {
	if r.tree != nil {
		r.tree.Close()
	}
	if r.net != nil {
		r.net.client.CloseIdleConnections()
	}
}

func (r *Resolver) resolve(ctx context.Context, p inventory.Package) Answer {
	none := func(reason string) Answer { return Answer{PURL: p.PURL, Source: "none", Reason: reason} }
	if ctx.Err() != nil {
		return none("cancelled")
	}
	purl, err := packageurl.FromString(p.PURL)
	if err != nil {
		return none(err.Error())
	}
	local, ok := r.local[purl.Type]
	if !ok {
		return none("licit resolve does not know packages of the type " + purl.Type)
	}
	for _, q := range purl.Qualifiers {
		switch q.Key {
		case "vcs_url", "download_url", "repository_url":
			return none("comes from an address of its own and not from the user's registry (" + q.Key + "); scan that by itself")
		}
	}
	a := none("")
	c, err := local(ctx, wanted{p, purl})
	if err == nil {
		a = r.answer(p.PURL, c)
	} else {
		a.Reason = err.Error()
	}
	if get := r.online[purl.Type]; get != nil && a.Reason != "" && a.Hash == "" { // a registry has no other package with that hash
		fetched, err := get(ctx, wanted{p, purl})
		if err == nil {
			if b := r.answer(p.PURL, fetched); b.Reason == "" || b.Hash != "" || a.Source == "none" {
				a, c = b, fetched
			}
		} else if a.Source == "none" {
			a.Reason = err.Error()
		}
	}
	if get := r.source[purl.Type]; get != nil && a.Reason != "" && a.Source != "none" {
		return r.withSource(a, c, wanted{p, purl}, func(p wanted) (*contents, error) { return get(ctx, p) })
	}
	return a
}

// withSource answers again with what the archive of the package's source says besides.
func (r *Resolver) withSource(a Answer, c *contents, p wanted, get func(wanted) (*contents, error)) Answer {
	source, err := get(p)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) && p.purl.Type == packageurl.TypeMaven && !r.Online {
			a.Reason += "; run mvn dependency:sources and resolve again, if the source's own headers may say it"
		}
		return a
	}
	both := *c
	both.Licences = append(slices.Clone(c.Licences), source.Licences...)
	b := r.answer(p.PURL, &both)
	if b.Reason != "" {
		return a
	}
	b.Source += ", and the archive of its source"
	return b
}

// fetched gives what the store has of a package at a registry, else fetches and keeps it.
func (r *Resolver) fetched(registry *url.URL, p wanted, get func() (*contents, error)) (*contents, error) {
	key := r.store.key(registry.Redacted(), p)
	e, ok := r.store.get(key)
	if !ok && !r.Online {
		return nil, errors.New("licit has not fetched it")
	}
	if !ok {
		c, err := get()
		absent := errors.Is(err, fs.ErrNotExist)
		if err != nil && !absent {
			return nil, err
		}
		e = entry{Key: key, Date: r.Now().UTC().Format(time.DateOnly), Contents: c}
		if absent {
			e.Contents, e.Absent = nil, "the registry of your settings does not have this version"
		}
		if err := r.store.put(e); err != nil {
			return nil, fmt.Errorf("cannot keep what was fetched: %w; make room, or clear the cache of licit", err)
		}
	}
	if e.Contents == nil {
		return nil, absentError(e.Absent)
	}
	e.Contents.Date = e.Date
	return e.Contents, nil
}

// once asks a question when it first comes up.
func once(ask func(context.Context) (string, error)) func(context.Context) (string, error) {
	var ready sync.Once
	var answer string
	var failed error
	return func(ctx context.Context) (string, error) {
		ready.Do(func() { answer, failed = ask(ctx) })
		return answer, failed
	}
}

// Manifest gives the manifest of one exact version of a Go module (go.mod) or Maven package (POM), from the user's
// local caches, else, where that is wanted, from the registry. One that is not to be had is fs.ErrNotExist.
func (r *Resolver) Manifest(ctx context.Context, p inventory.Package) ([]byte, error) {
	u, err := packageurl.FromString(p.PURL)
	if err != nil {
		return nil, err
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case u.Type == packageurl.TypeGolang:
		return r.goMod(ctx, wanted{p, u})
	case u.Type == packageurl.TypeMaven:
		return r.mavenPOM(ctx, wanted{p, u})
	}
	return nil, fmt.Errorf("%s: licit reads no manifests of this type elsewhere: %w", p.PURL, fs.ErrNotExist)
}

// absentError says why a registry has nothing; it is fs.ErrNotExist.
type absentError string

func (e absentError) Error() string { return string(e) }

func (e absentError) Is(target error) bool { return target == fs.ErrNotExist }

// setting is a registry's address that is found out once, when first needed.
type setting struct {
	once sync.Once
	url  *url.URL
	err  error
}

func (s *setting) get(find func() (*url.URL, error)) (*url.URL, error) {
	s.once.Do(func() { s.url, s.err = find() })
	return s.url, s.err
}

// errAbsent makes the reason for a package that a place does not hold.
func errAbsent(where, next string) error {
	return fmt.Errorf("not in %s; %s and resolve again", where, next)
}

// clientTime bounds one question to a client.
const clientTime = 2 * time.Minute

// run is the Runner that runs programs. One that lies in the scanned tree is not run,
// whatever PATH says.
func (r *Resolver) run(ctx context.Context, dir, name string, args ...string) ([]byte, error) {
	program, err := exec.LookPath(name)
	if err != nil {
		return nil, err
	}
	if r.Dir != "" && within(program, r.Dir) {
		return nil, fmt.Errorf("%s lies in the scanned tree and is not run", name)
	}
	ctx, cancel := context.WithTimeout(ctx, clientTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PWD="+dir, "GOTOOLCHAIN=local", "GOFLAGS=-mod=mod", "GOWORK=off", "GO111MODULE=on", "PIP_DISABLE_PIP_VERSION_CHECK=1",
		"COREPACK_ENABLE_NETWORK=0", "NO_UPDATE_NOTIFIER=1", "npm_config_update_notifier=false", "npm_config_manage_package_manager_versions=false")
	cmd.WaitDelay = 5 * time.Second
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if words := bytes.TrimSpace(stderr.Bytes()); err != nil && len(words) > 0 {
		err = fmt.Errorf("%w: %s", err, words[:min(len(words), 300)])
	}
	return out, err
}

func within(name, dir string) bool {
	name, err1 := filepath.Abs(name)
	dir, err2 := filepath.Abs(dir)
	if err := errors.Join(err1, err2); err != nil {
		return true
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		name = filepath.Join(real, filepath.Base(name))
	}
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}

// ask runs a client in an empty directory of ours. Manifests that say nothing keep
// the clients from looking for one in the directories above.
func (r *Resolver) ask(ctx context.Context, name string, args ...string) (string, error) {
	dir, err := os.MkdirTemp("", "licit-ask-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	for file, words := range map[string]string{"go.mod": "module licit.invalid/ask\n", "package.json": "{}\n"} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(words), 0o600); err != nil {
			return "", err
		}
	}
	out, err := r.Run(ctx, dir, name, args...)
	return strings.TrimSpace(string(out)), err
}

// home is the user's own directory.
func (r *Resolver) home() string {
	for _, key := range []string{"HOME", "USERPROFILE"} {
		if dir := r.Env(key); dir != "" {
			return dir
		}
	}
	return ""
}

// underHome is a path below the user's directory, or one that does not exist.
func (r *Resolver) underHome(parts ...string) string {
	if home := r.home(); home != "" {
		return filepath.Join(append([]string{home}, parts...)...)
	}
	return ""
}

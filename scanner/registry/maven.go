package registry

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxParents bounds how far up the parents of a POM are followed.
const maxParents = 20

// mavenCache reads a package from the user's local Maven repository.
func mavenCache(r *Resolver) place {
	return func(ctx context.Context, p wanted) (*contents, error) {
		dir, err := r.mavenDir(ctx)
		if err != nil {
			return nil, err
		}
		c, err := mavenPackage(p, "Maven repository", func(at coordinates, ext string) ([]byte, error) {
			return mavenFile(dir, at, ext)
		})
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errAbsent("the local Maven repository", "run mvn dependency:resolve dependency:resolve-plugins")
		}
		return c, err
	}
}

// mavenFile reads one file of a local Maven repository.
func mavenFile(dir string, at coordinates, ext string) ([]byte, error) {
	name, err := at.path(ext)
	if err != nil {
		return nil, err
	}
	return readBounded(filepath.Join(dir, filepath.FromSlash(name)), maxPackage)
}

// mavenSource reads the archive of a package's source in the user's local repository, else, where that is wanted, in the
// remote one.
func mavenSource(r *Resolver) place {
	return func(ctx context.Context, p wanted) (*contents, error) {
		dir, err := r.mavenDir(ctx)
		if err != nil {
			return nil, err
		}
		at := coordinates{p.purl.Namespace, p.purl.Name, p.Version, "sources"}
		data, err := mavenFile(dir, at, "jar")
		if err == nil {
			return sourceOf(data)
		}
		if !r.Online || !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		base, err := r.mavenBase(ctx)
		if err != nil {
			return nil, err
		}
		name, err := at.path("jar")
		if err != nil {
			return nil, err
		}
		return r.fetched(base, wanted{Package: inventory.Package{PURL: "source " + name}}, func() (*contents, error) {
			data, err := r.mavenFetch(ctx, base, at, "jar")
			if err != nil {
				return nil, err
			}
			return sourceOf(data)
		})
	}
}

// sourceOf takes from an archive of source its licence files and the different comments that its files begin with.
func sourceOf(data []byte) (*contents, error) {
	files, err := unzip(data, func(name string) bool { return jarLicence(name) || sourceCode(name) })
	if err != nil {
		return nil, fmt.Errorf("the archive of the source cannot be unpacked: %w", err)
	}
	c, had := &contents{}, map[string]bool{}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		if f.Header = sourceCode(f.Name); f.Header {
			f.Data = leadingComment(f.Data)
			if len(f.Data) == 0 || had[string(f.Data)] {
				continue
			}
			had[string(f.Data)] = true
		}
		if c.Licences = append(c.Licences, f); len(c.Licences) == maxLicenceFiles {
			break
		}
	}
	return c, nil
}

// sourceCode reports whether a file of an archive is code in a language of the Java platform.
func sourceCode(name string) bool {
	switch path.Ext(name) {
	case ".java", ".kt", ".scala", ".groovy":
		return true
	}
	return false
}

// maxHeader bounds the comment that a file begins with, in bytes.
const maxHeader = 16 << 10

// leadingComment is the comment that a file begins with, nil if it begins with code.
func leadingComment(data []byte) []byte {
	data = bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), maxHeader)], []byte("\xef\xbb\xbf")))
	if bytes.HasPrefix(data, []byte("/*")) {
		if end := bytes.Index(data, []byte("*/")); end > 0 {
			return bytes.Clone(data[:end])
		}
		return nil
	}
	end := 0
	for line := range bytes.Lines(data) {
		if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("//")) {
			break
		}
		end += len(line)
	}
	return bytes.Clone(data[:end])
}

// mavenSettings is what licit needs of settings.xml (Maven, "Settings Reference").
type mavenSettings struct {
	LocalRepository string `xml:"localRepository"`
	Mirrors         []struct {
		MirrorOf string `xml:"mirrorOf"`
		URL      string `xml:"url"`
	} `xml:"mirrors>mirror"`
}

// readMavenSettings reads a settings.xml, which need not exist.
func readMavenSettings(name string) (mavenSettings, error) {
	var s mavenSettings
	if name == "" {
		return s, errors.New("HOME is not set, so the settings of Maven cannot be found; set it")
	}
	data, err := readBounded(name, maxMetadata)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = decodeXML(data, &s)
	}
	if err != nil {
		err = fmt.Errorf("settings.xml of Maven: %w", err)
	}
	return s, err
}

func mavenRepository(r *Resolver) (string, error) {
	s, err := readMavenSettings(r.underHome(".m2", "settings.xml"))
	if err != nil {
		return "", err
	}
	dir := os.Expand(strings.TrimSpace(s.LocalRepository), func(key string) string {
		if env, ok := strings.CutPrefix(key, "env."); ok {
			return r.Env(env)
		}
		if key == "user.home" {
			return r.home()
		}
		return "${" + key + "}"
	})
	return cmp.Or(dir, r.underHome(".m2", "repository")), nil
}

// decodeXML reads a document of Maven. Names of licences are ASCII in practice, so
// other encodings are read as they stand.
func decodeXML(data []byte, v any) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	d.Entity = xml.HTMLEntity
	return d.Decode(v)
}

// coordinates name one file of a repository.
type coordinates struct {
	Group      string `xml:"groupId"`
	Artifact   string `xml:"artifactId"`
	Version    string `xml:"version"`
	classifier string
}

// path is where a repository keeps the file (Maven, "Repository Layout").
func (c coordinates) path(ext string) (string, error) {
	for _, part := range []string{c.Group, c.Artifact, c.Version, c.classifier, ext} {
		if strings.ContainsAny(part, "/\\$?#%\x00") || strings.Contains(part, "..") {
			return "", fmt.Errorf("%q is no coordinate of a Maven package", part)
		}
	}
	if c.Group == "" || c.Artifact == "" || c.Version == "" {
		return "", errors.New("a Maven package needs a group, an artifact and a version")
	}
	name := c.Artifact + "-" + c.Version
	if c.classifier != "" && ext != "pom" {
		name += "-" + c.classifier
	}
	return strings.ReplaceAll(c.Group, ".", "/") + "/" + c.Artifact + "/" + c.Version + "/" + name + "." + ext, nil
}

type pom struct {
	Parent   *coordinates `xml:"parent"`
	Maker    string       `xml:"organization>name"`
	People   []string     `xml:"developers>developer>name"`
	Licenses []struct {
		Name string `xml:"name"`
		URL  string `xml:"url"`
	} `xml:"licenses>license"`
}

// mavenPackage reads the POM, with its parents until one names licences (they are
// inherited whole: Maven, "POM Reference", Inheritance), and what the jar says. A POM that is
// not there is fs.ErrNotExist.
func mavenPackage(p wanted, source string, read func(coordinates, string) ([]byte, error)) (*contents, error) {
	q := p.purl.Qualifiers.Map()
	at := coordinates{p.purl.Namespace, p.purl.Name, p.Version, q["classifier"]}
	c := &contents{Source: source}
	next := at
	for range maxParents {
		data, err := read(next, "pom")
		if errors.Is(err, fs.ErrNotExist) {
			if next == at {
				return nil, err
			}
			break // a parent that is not there declares nothing
		}
		if err != nil {
			return nil, fmt.Errorf("the %s: %w", source, err)
		}
		var doc pom
		if err := decodeXML(data, &doc); err != nil {
			return nil, fmt.Errorf("the %s: the POM of %s: %w", source, next.Artifact, err)
		}
		if c.Maker == "" {
			c.Maker = cmp.Or(append([]string{strings.TrimSpace(doc.Maker)}, doc.People...)...)
		}
		if c.Declared = doc.license(); c.Declared != "" || doc.Parent == nil {
			break
		}
		next = *doc.Parent
		next.Group, next.Artifact, next.Version = strings.TrimSpace(next.Group), strings.TrimSpace(next.Artifact), strings.TrimSpace(next.Version)
	}
	data, err := read(at, cmp.Or(strings.ReplaceAll(q["type"], "maven-plugin", "jar"), "jar"))
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil // a POM alone, or a jar that was never needed
	}
	if err != nil {
		return nil, fmt.Errorf("the %s: %w", source, err)
	}
	if c.Hash, err = verify(data, p.Hashes); err != nil {
		return nil, mismatch("the "+source, err)
	}
	c.name, c.data = at.Artifact+"-"+at.Version+".jar", data
	if c.Licences, err = unzip(data, jarLicence); err != nil && !errors.Is(err, zip.ErrFormat) {
		return nil, fmt.Errorf("the %s: the package cannot be unpacked: %w", source, err)
	}
	return c, nil
}

// jarLicence wants the licence and notice files at the root of a jar, in its META-INF, and in a directory for them.
func jarLicence(name string) bool {
	for _, dir := range []string{"META-INF/", "license/", "licenses/"} {
		if rest, ok := strings.CutPrefix(name, dir); ok {
			name = rest
			break
		}
	}
	return !strings.Contains(name, "/") && isTermsFile(name)
}

// license joins the licences of a POM: of several, the user may choose one (Maven,
// "POM Reference", Licenses).
func (d pom) license() string {
	var names []string
	known := true
	for _, l := range d.Licenses {
		name := cmp.Or(strings.TrimSpace(l.Name), strings.TrimSpace(l.URL))
		if name == "" {
			continue
		}
		e, err := spdx.Parse(name)
		known = known && err == nil && len(e.Unknown()) == 0
		names = append(names, name)
	}
	if len(names) > 1 && known {
		for i := range names {
			names[i] = "(" + names[i] + ")"
		}
	}
	return strings.Join(names, " OR ")
}

// mavenOnline fetches POMs and jars from the mirror that the user's settings put in the place
// of the central repository, else from the one that Maven itself names.
func mavenOnline(r *Resolver) place {
	r.poms = remotePOMs(r)
	return func(ctx context.Context, p wanted) (*contents, error) {
		base, err := r.mavenBase(ctx)
		if err != nil {
			return nil, err
		}
		return r.fetched(base, p, func() (*contents, error) {
			return mavenPackage(p, "remote Maven repository", func(at coordinates, ext string) ([]byte, error) {
				if ext == "pom" {
					return r.poms(ctx, at)
				}
				return r.mavenFetch(ctx, base, at, ext)
			})
		})
	}
}

// mavenBase is the remote repository, found when it is first asked for.
func (r *Resolver) mavenBase(ctx context.Context) (*url.URL, error) {
	return r.central.get(func() (*url.URL, error) { return mavenCentral(ctx, r) })
}

// mavenFetch reads one file of a remote repository.
func (r *Resolver) mavenFetch(ctx context.Context, base *url.URL, at coordinates, ext string) ([]byte, error) {
	name, err := at.path(ext)
	if err != nil {
		return nil, err
	}
	return r.net.get(ctx, base, "./"+name, "", maxDownload)
}

// remotePOMs fetches models, each once: many packages have the same parents. They are kept like packages.
func remotePOMs(r *Resolver) func(context.Context, coordinates) ([]byte, error) {
	var had sync.Map // path -> func() ([]byte, error)
	return func(ctx context.Context, at coordinates) ([]byte, error) {
		name, err := at.path("pom")
		if err != nil {
			return nil, err
		}
		get, _ := had.LoadOrStore(name, sync.OnceValues(func() ([]byte, error) {
			base, err := r.mavenBase(ctx)
			if err != nil {
				return nil, err
			}
			p := wanted{Package: inventory.Package{PURL: "POM " + name}}
			c, err := r.fetched(base, p, func() (*contents, error) {
				data, err := r.net.get(ctx, base, "./"+name, "", maxMetadata)
				return &contents{Manifest: data}, err
			})
			if err != nil {
				return nil, err
			}
			return c.Manifest, nil
		}))
		return get.(func() ([]byte, error))()
	}
}

// mavenPOM reads a model in the user's local repository, else from the remote one.
func (r *Resolver) mavenPOM(ctx context.Context, p wanted) ([]byte, error) {
	dir, err := r.mavenDir(ctx)
	if err != nil {
		return nil, err
	}
	at := coordinates{Group: p.purl.Namespace, Artifact: p.purl.Name, Version: p.Version}
	data, err := mavenFile(dir, at, "pom")
	if errors.Is(err, fs.ErrNotExist) && r.Online {
		return r.poms(ctx, at)
	}
	return data, err
}

// mavenCentral finds what stands for the repository with the id "central": a mirror in the
// settings of the user, then of the installation, else the super POM of the installation.
func mavenCentral(ctx context.Context, r *Resolver) (*url.URL, error) {
	user, err := readMavenSettings(r.underHome(".m2", "settings.xml"))
	if err != nil {
		return nil, err
	}
	if address := user.mirror(); address != "" {
		return r.net.base("mirror of Maven", address)
	}
	out, err := r.ask(ctx, "mvn", "--batch-mode", "--version")
	installed := ""
	for line := range strings.Lines(out) {
		if _, dir, ok := strings.Cut(line, "Maven home: "); ok {
			installed = strings.TrimSpace(dir)
		}
	}
	if err != nil || installed == "" {
		return nil, fmt.Errorf("no Maven repository is known (%v); install mvn, or set a mirror of central in ~/.m2/settings.xml", err)
	}
	system, err := readMavenSettings(filepath.Join(installed, "conf", "settings.xml"))
	if err != nil {
		return nil, err
	}
	if address := system.mirror(); address != "" {
		return r.net.base("mirror of Maven", address)
	}
	jars, err := filepath.Glob(filepath.Join(globEscape(installed), "lib", "maven-model-builder-*.jar"))
	if err != nil {
		return nil, err
	}
	const super = "org/apache/maven/model/pom-4.0.0.xml"
	for _, jar := range jars {
		data, err := readBounded(jar, maxPackage)
		if err != nil {
			return nil, err
		}
		files, err := unzip(data, func(name string) bool { return name == super })
		if err != nil || len(files) == 0 {
			continue
		}
		var doc struct {
			Repositories []struct {
				ID  string `xml:"id"`
				URL string `xml:"url"`
			} `xml:"repositories>repository"`
		}
		if err := decodeXML(files[0].Data, &doc); err != nil {
			return nil, fmt.Errorf("the super POM of Maven: %w", err)
		}
		for _, repo := range doc.Repositories {
			if strings.TrimSpace(repo.ID) == "central" {
				return r.net.base("central of Maven's super POM", repo.URL)
			}
		}
	}
	return nil, errors.New("the installation of Maven names no central repository; set a mirror of central in ~/.m2/settings.xml")
}

// mirror is the address of the first mirror of central (Maven, "Using Mirrors for
// Repositories").
func (s mavenSettings) mirror() string {
	for _, m := range s.Mirrors {
		meant := false
		for _, id := range strings.Split(m.MirrorOf, ",") {
			switch strings.TrimSpace(id) {
			case "*", "central", "external:*":
				meant = true
			}
		}
		if meant && !strings.Contains(m.MirrorOf, "!central") {
			return strings.TrimSpace(m.URL)
		}
	}
	return ""
}

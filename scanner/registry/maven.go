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
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxParents bounds how far up the parents of a POM are followed.
const maxParents = 20

// mavenCache reads a package from the user's local Maven repository.
func mavenCache(r *resolver) place {
	var once sync.Once
	var dir string
	var dirErr error
	return func(ctx context.Context, p wanted) (*contents, error) {
		once.Do(func() { dir, dirErr = mavenRepository(r) })
		if dirErr != nil {
			return nil, dirErr
		}
		return mavenPackage(p, "Maven repository", func(at coordinates, ext string) ([]byte, error) {
			name, err := at.path(ext)
			if err != nil {
				return nil, err
			}
			return readBounded(filepath.Join(dir, filepath.FromSlash(name)), maxPackage)
		})
	}
}

// mavenSettings is what licit needs of settings.xml (Maven, "Settings Reference").
type mavenSettings struct {
	LocalRepository string `xml:"localRepository"`
}

func readMavenSettings(r *resolver) (mavenSettings, error) {
	var s mavenSettings
	name := r.underHome(".m2", "settings.xml")
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
		err = fmt.Errorf("the user's Maven settings.xml: %w", err)
	}
	return s, err
}

func mavenRepository(r *resolver) (string, error) {
	s, err := readMavenSettings(r)
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
	Licenses []struct {
		Name string `xml:"name"`
		URL  string `xml:"url"`
	} `xml:"licenses>license"`
}

// mavenPackage reads the POM, with its parents until one names licences (they are
// inherited whole: Maven, "POM Reference", Inheritance), and what the jar says.
func mavenPackage(p wanted, source string, read func(coordinates, string) ([]byte, error)) (*contents, error) {
	q := p.purl.Qualifiers.Map()
	at := coordinates{p.purl.Namespace, p.purl.Name, p.Version, q["classifier"]}
	c := &contents{Source: source}
	next := at
	for range maxParents {
		data, err := read(next, "pom")
		if errors.Is(err, fs.ErrNotExist) {
			if next == at {
				return nil, errAbsent("the "+source, "run mvn dependency:resolve dependency:resolve-plugins")
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
	if c.Licences, err = unzip(data, jarLicence); err != nil && !errors.Is(err, zip.ErrFormat) {
		return nil, fmt.Errorf("the %s: the package cannot be unpacked: %w", source, err)
	}
	return c, nil
}

// jarLicence wants the licence files at the root of a jar and in its META-INF.
func jarLicence(name string) bool {
	name = strings.TrimPrefix(name, "META-INF/")
	return !strings.Contains(name, "/") && isLicenceFile(name)
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

package artifacts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// ManifestName is the file that lists the others.
const ManifestName = "manifest.json"

// Manifest says what is in a directory of artefacts and what it was made from.
type Manifest struct {
	Schema       string           `json:"schema"` // "licit-artifacts/1"
	Digest       string           `json:"digest"` // sha256 of this manifest with an empty digest: it names the whole directory
	Tool         inventory.Tool   `json:"tool"`
	Policy       policy.Source    `json:"policy"`
	Decision     string           `json:"decision"`    // of the policy: pass, review, deny
	Obligations  string           `json:"obligations"` // digest of the table
	Source       inventory.Source `json:"source"`
	Product      string           `json:"product"`
	Package      string           `json:"package,omitempty"`    // purl of the product
	Repository   string           `json:"repository,omitempty"` // where the source says or a manifest names it
	Inventory    string           `json:"inventory"`            // digest
	Components   string           `json:"components,omitempty"` // digest of packages and licences: see inventory.Components
	Distribution []string         `json:"distribution"`
	Retention    Retention        `json:"retention"`
	NotExamined  []string         `json:"notExamined"`
	Problems     []Problem        `json:"problems"`
	Files        []ListedFile     `json:"files"`
}

// ListedFile is one file of the directory.
type ListedFile struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"` // bytes
}

const manifestSchema = "licit-artifacts/1"

// maxManifest bounds the bytes of a manifest that is read.
const maxManifest = 256 << 20

func (b *bundle) manifest() *Manifest {
	d := b.in.Document
	m := &Manifest{
		Schema: manifestSchema, Tool: d.Inventory.Tool, Policy: d.Decision.Policy, Decision: d.Decision.Result, Obligations: b.table.Digest, Source: d.Inventory.Source,
		Product: b.product(), Package: b.root.pkg.PURL, Repository: d.Inventory.Source.URL, Inventory: d.Decision.Inventory, Components: d.Inventory.Components(), Distribution: append([]string{}, b.forms...), Retention: b.retention(),
		NotExamined: append([]string{}, b.notExamined()...), Problems: append([]Problem{}, b.problems...),
	}
	if o := b.root.pkg.Origin; m.Repository == "" && o != nil {
		m.Repository = o.URL
	}
	return m
}

// bytes is the manifest as it is written.
func (m *Manifest) bytes() ([]byte, error) {
	var out bytes.Buffer
	err := reports.WriteJSON(&out, m)
	return out.Bytes(), err
}

// seal puts in the digest.
func (m *Manifest) seal() error {
	m.Digest = ""
	data, err := m.bytes()
	sum := sha256.Sum256(data)
	m.Digest = "sha256:" + hex.EncodeToString(sum[:])
	return err
}

// Whole reports whether nothing keeps the directory from being handed over.
func (m *Manifest) Whole() bool { return len(m.Problems) == 0 }

// Difference is a file that is not as the manifest says.
type Difference struct {
	Path string
	What string // missing, changed, extra
}

// Verify holds a directory against its manifest.
func Verify(dir string) (*Manifest, []Difference, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	return verify(root)
}

func verify(root *os.Root) (*Manifest, []Difference, error) {
	m, sound, err := readManifest(root)
	if err != nil {
		return nil, nil, err
	}
	var out []Difference
	if !sound {
		out = append(out, Difference{ManifestName, "changed"})
	}
	listed := map[string]bool{ManifestName: true}
	for _, f := range m.Files {
		listed[f.Path] = true
		what, err := compare(root, f)
		if err != nil {
			return nil, nil, err
		}
		if what != "" {
			out = append(out, Difference{f.Path, what})
		}
	}
	present, err := present(root)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range present {
		if !listed[name] {
			out = append(out, Difference{name, "extra"})
		}
	}
	slices.SortFunc(out, func(a, b Difference) int { return strings.Compare(a.Path+"\x00"+a.What, b.Path+"\x00"+b.What) })
	return m, out, nil
}

// readManifest reads the manifest of a directory, and reports whether its digest and form
// are those that it was written with.
func readManifest(root *os.Root) (m *Manifest, sound bool, err error) {
	info, err := root.Lstat(ManifestName)
	if errors.Is(err, os.ErrNotExist) {
		return nil, false, fmt.Errorf("%s has no %s: it is no directory of artefacts", root.Name(), ManifestName)
	}
	if err != nil {
		return nil, false, err
	}
	if !info.Mode().IsRegular() {
		return nil, false, fmt.Errorf("%s is no regular file", filepath.Join(root.Name(), ManifestName))
	}
	f, err := root.Open(ManifestName)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxManifest+1))
	if err != nil {
		return nil, false, err
	}
	if len(data) > maxManifest {
		return nil, false, fmt.Errorf("%s is larger than a manifest of licit can be", filepath.Join(root.Name(), ManifestName))
	}
	if m, err = ParseManifest(data); err != nil {
		return nil, false, fmt.Errorf("%s: %w", filepath.Join(root.Name(), ManifestName), err)
	}
	said := m.Digest
	if err := m.seal(); err != nil {
		return nil, false, err
	}
	again, err := m.bytes()
	if err != nil {
		return nil, false, err
	}
	return m, said == m.Digest && bytes.Equal(again, data), nil
}

// ParseManifest reads a manifest, and refuses what is none.
func ParseManifest(data []byte) (*Manifest, error) {
	m := new(Manifest)
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(m); err != nil {
		return nil, fmt.Errorf("byte %d: %w", dec.InputOffset(), err)
	}
	if m.Schema != manifestSchema {
		return nil, fmt.Errorf("schema is %q, want %q", m.Schema, manifestSchema)
	}
	for _, f := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) || strings.Contains(f.Path, `\`) || f.Path == ManifestName || f.Path == "." || f.Path != filepath.ToSlash(filepath.Clean(f.Path)) {
			return nil, fmt.Errorf("%q is no path of a file in the directory", f.Path)
		}
	}
	return m, nil
}

// compare gives what is different about a listed file, "" for nothing.
func compare(root *os.Root, f ListedFile) (string, error) {
	info, err := root.Lstat(filepath.FromSlash(f.Path))
	if errors.Is(err, os.ErrNotExist) {
		return "missing", nil
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() != f.Size {
		return "changed", nil // a link in the place of a directory, too
	}
	in, err := root.Open(filepath.FromSlash(f.Path))
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(in, f.Size+1)); err != nil {
		return "", err
	}
	if hex.EncodeToString(h.Sum(nil)) != f.SHA256 {
		return "changed", nil
	}
	return "", nil
}

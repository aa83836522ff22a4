// Package committed holds the documents about a tree that are committed to it against the tree: SBOMs,
// and the directories that licit artifacts writes. What does not hold becomes findings of the
// inventory, and policy decides about them (SBM-001, SBM-002, OBL-002).
package committed

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/reports/artifacts"
	"github.com/licit-compliance/licit/reports/sbom"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// MaxDocument bounds the bytes of a document that is looked at: a hostile one takes forty times as much memory.
const MaxDocument = 8 << 20

// Documents are the paths that are worth reading: what is named like an SBOM, and manifests of artefacts.
func Documents(paths iter.Seq[string]) []string {
	var out []string
	have := map[string]bool{}
	for p := range paths {
		base := strings.ToLower(path.Base(p))
		switch {
		case base == artifacts.ManifestName || base == "obligations.json":
			have[p] = true
		case slices.Contains([]string{"bom.json", "bom.xml", "sbom.json", "sbom.xml", "sbom.spdx"}, base),
			slices.ContainsFunc([]string{".spdx.json", ".cdx.json", ".cdx.xml", ".spdx", ".sbom.json"}, func(ext string) bool { return strings.HasSuffix(base, ext) }):
			out = append(out, p)
		}
	}
	for p := range have {
		if path.Base(p) == artifacts.ManifestName && have[path.Join(path.Dir(p), "obligations.json")] {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// Tree is what documents are held against. Its methods are not safe for concurrent use.
type Tree struct {
	inv        *inventory.Inventory
	hashes     map[string]string // of every file, once a manifest asks
	components string
	formats    sbom.Formats
}

// Of is the tree of an inventory.
func Of(inv *inventory.Inventory) *Tree { return &Tree{inv: inv} }

// Findings says what of one document does not hold. It reads no file but the bytes given.
func (t *Tree) Findings(name string, data []byte) ([]inventory.Finding, error) {
	if path.Base(name) == artifacts.ManifestName {
		return t.bundle(name, data)
	}
	start := data[:min(len(data), 1<<12)]
	if sbom.Detect(start) == "" {
		if bytes.Contains(start, []byte("https://spdx.org/rdf/3.")) { // the context of SPDX 3 as JSON-LD
			return []inventory.Finding{finding(inventory.FindSBOM, name, "unread", "SPDX 3: licit reads SPDX 2.2 and 2.3, and CycloneDX 1.4 to 1.7")}, nil
		}
		return nil, nil // another kind of document that has such a name
	}
	if len(data) >= MaxDocument {
		return []inventory.Finding{finding(inventory.FindSBOM, name, "too-large", fmt.Sprintf("more than the %d MB that are looked at; licit sbom check %s", MaxDocument>>20, name))}, nil
	}
	doc, err := sbom.Read(bytes.NewReader(data))
	if err != nil {
		facet := ""
		if version := new(sbom.VersionError); errors.As(err, &version) && version.Version != "" {
			facet = "unread"
		}
		return []inventory.Finding{finding(inventory.FindSBOM, name, facet, err.Error())}, nil
	}
	var out []inventory.Finding
	var wrong []sbom.Problem
	n := 0
	for _, p := range t.formats.Check(doc) {
		// A placeholder in the place of a version is poor, and every format allows it.
		if p.Level == sbom.Missing && p.Rule != "version-placeholder" {
			wrong = append(wrong, p)
			n += p.Times()
		}
	}
	if n > 0 {
		f := finding(inventory.FindSBOM, name, "", fmt.Sprintf("%s %s: %s (%s)", doc.Format, doc.Version, wrong[0].Message, wrong[0].Path))
		if f.Count = n; n > 1 {
			f.Reason += fmt.Sprintf("; %d problems in all", n)
		}
		out = append(out, f)
	}
	ours := slices.ContainsFunc(doc.Tools, func(tool sbom.Tool) bool { return tool.Name == t.inv.Tool.Name })
	if !ours {
		return out, nil
	}
	if why := differs(t.inv, doc); why != "" {
		files, err := t.files()
		if err != nil {
			return nil, err
		}
		if _, alongside := files[path.Join(path.Dir(name), artifacts.ManifestName)]; !alongside { // of those the manifest speaks
			out = append(out, finding(inventory.FindStale, name, "sbom", why))
		}
	}
	return out, nil
}

// files are the hashes of the files of the tree, by path.
func (t *Tree) files() (map[string]string, error) {
	if t.hashes != nil {
		return t.hashes, nil
	}
	hashes := make(map[string]string, t.inv.Files.Len())
	for f, err := range t.inv.Files.All() {
		if err != nil {
			return nil, err
		}
		hashes[f.Path] = f.SHA256
	}
	t.hashes = hashes
	return hashes, nil
}

// bundle holds a directory of artefacts against its manifest and the tree.
func (t *Tree) bundle(name string, data []byte) ([]inventory.Finding, error) {
	m, err := artifacts.ParseManifest(data)
	if err != nil {
		if !bytes.Contains(data, []byte(`"licit-artifacts/`)) {
			return nil, nil // a manifest of something else
		}
		f := finding(inventory.FindStale, name, "artefacts", fmt.Sprintf("the manifest cannot be read, so that nothing holds the files beside it: %v", err))
		return []inventory.Finding{f}, nil
	}
	hashes, err := t.files()
	if err != nil {
		return nil, err
	}
	var changed []string
	for _, f := range m.Files {
		if hashes[path.Join(path.Dir(name), f.Path)] != f.SHA256 {
			changed = append(changed, f.Path)
		}
	}
	var why []string
	if len(changed) > 0 {
		why = append(why, fmt.Sprintf("files that are not as they were written: %d, first %s", len(changed), changed[0]))
	}
	if t.components == "" {
		t.components = t.inv.Components()
	}
	if m.Components != "" && m.Components != t.components && !unpinned(t.inv) {
		why = append(why, "the tree stands on other components, or on other licences, than when it was written")
	}
	if len(why) == 0 {
		return nil, nil
	}
	f := finding(inventory.FindStale, name, "artefacts", strings.Join(why, "; "))
	f.Count = max(len(changed), 1)
	return []inventory.Finding{f}, nil
}

// unpinned reports whether the tree came without the commits of its submodules, which stand in git and in no
// archive: what was written of the same tree in git knows more.
func unpinned(inv *inventory.Inventory) bool {
	from := inv.Source // an archive that git made names its commit
	return (from.Kind == "archive" || from.Revision == "") && slices.ContainsFunc(inv.Packages, func(p inventory.Package) bool {
		return p.Version == "" && slices.ContainsFunc(p.Locations, func(l inventory.Location) bool { return path.Base(l.Path) == ".gitmodules" })
	})
}

// differs says which components only the document or only the tree has, "" for none. A component whose version the
// tree does not tell is the document's in any version.
func differs(inv *inventory.Inventory, doc *sbom.Document) string {
	said, have := map[string]bool{}, map[string]bool{}
	saidOpen, haveOpen := map[string]bool{}, map[string]bool{} // without versions
	for _, c := range doc.Packages() {
		if c.PURL != "" && !slices.Contains(doc.Roots, c.Ref) {
			said[c.PURL], saidOpen[versionless(c.PURL)] = true, true
		}
	}
	for _, p := range inv.Packages {
		if p.PURL == "" || p.Kind == inventory.KindRoot {
			continue
		}
		if have[p.PURL] = true; versionless(p.PURL) == p.PURL {
			haveOpen[p.PURL] = true
		}
	}
	var lacks, more []string
	for p := range have {
		if !said[p] && !(haveOpen[p] && saidOpen[p]) {
			lacks = append(lacks, p)
		}
	}
	for p := range said {
		if !have[p] && !haveOpen[versionless(p)] {
			more = append(more, p)
		}
	}
	var why []string
	for _, side := range []struct {
		list []string
		what string
	}{{lacks, "components that it lacks"}, {more, "components that only it names"}} {
		if n := len(side.list); n > 0 {
			why = append(why, fmt.Sprintf("%s: %d, first %s", side.what, n, slices.Min(side.list)))
		}
	}
	return strings.Join(why, "; ")
}

// versionless is a purl without its version; qualifiers and subpath stay.
func versionless(purl string) string {
	head, tail := purl, ""
	if i := strings.IndexAny(purl, "?#"); i >= 0 {
		head, tail = purl[:i], purl[i:]
	}
	if i := strings.LastIndexByte(head, '@'); i > strings.LastIndexByte(head, '/') {
		head = head[:i]
	}
	return head + tail
}

func finding(kind, name, facet, reason string) inventory.Finding {
	return inventory.Finding{
		ID: inventory.FindingID(kind, name, facet), Kind: kind, Path: name, Facet: facet, Reason: reason, Count: 1,
		Locations: []inventory.Location{{Path: name}},
	}
}

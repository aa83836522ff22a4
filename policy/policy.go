// Package policy decides what a written policy says about an inventory. A policy
// is data: facets of licences, and rules of which the first that matches an
// issue decides it. Evaluate is pure: the same inventory and policy give the
// same decision.
//
// The package fails closed. An issue that no rule matches is "review", an unknown
// key in a policy file is an error, and review fails the gate.
package policy

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/spdx"
)

//go:embed defaults/*.yaml
var defaults embed.FS

// tables are the embedded files that are facts and no policies.
var tables = []string{"compat", "facets", "obligations", "phrases"}

// maxPolicy bounds the bytes of a policy file.
const maxPolicy = 4 << 20

// The decisions.
const (
	Deny        = "deny"
	Review      = "review"
	Conditional = "conditional" // allowed, with something to do
	Allow       = "allow"
)

// Policy is a loaded policy with its layers merged, the lowest first.
type Policy struct {
	ID        string
	Version   string
	Title     string
	Digest    string // sha256 over all layers and the texts that they register
	Layers    []Layer
	Files     []string // what was read, as named in the file system that it came from
	Publisher Publisher

	Outbound     []Outbound
	Distribution []string
	Choices      []Choice
	Waivers      []Waiver
	Patents      []PatentState

	rules     []Rule // of the lowest layer first
	paths     []pathClass
	facets    []facetGroup
	curations []Curation
	texts     []License
	known     *Baseline // that the policy names
}

// Layer is one file that a policy is made of.
type Layer struct {
	ID     string   `json:"id"`
	Digest string   `json:"digest"`
	allows []string // kinds of exception for the layers below
}

// Publisher is who publishes what the policy decides about, and makes its documents.
type Publisher struct {
	Name  string `json:"name,omitempty" yaml:"name" doc:"of the body"`
	Email string `json:"email,omitempty" yaml:"email" doc:"where it can be reached"`
	URL   string `json:"url,omitempty" yaml:"url" doc:"or its address"`
}

// License is a text that no list has, registered with its id.
type License struct {
	ID      string
	Text    []byte
	Clauses []string // facets of clauses that it stands for, wherever it is found
}

// Licenses are the texts that the policy registers, in its order.
func (p *Policy) Licenses() []License { return p.texts }

// Rules are the rules in the order in which they are tried, each with the id of its layer.
func (p *Policy) Rules() iter.Seq2[string, Rule] {
	return func(yield func(string, Rule) bool) {
		for _, r := range p.rules {
			if !yield(p.Layers[r.layer].ID, r) {
				return
			}
		}
	}
}

// Default returns the embedded default policy.
func Default() (*Policy, error) { return Load("default") }

// Load reads an embedded policy by its id, or a policy file and what it names beside itself. A
// file that has the name of an embedded policy is named with its directory.
func Load(name string) (*Policy, error) {
	if slices.Contains(Embedded(), name) {
		data, err := defaults.ReadFile("defaults/" + name + ".yaml")
		if err != nil {
			return nil, err
		}
		return build(name+".yaml", data, nil)
	}
	dir, base := filepath.Split(name)
	return LoadFS(os.DirFS(cmp.Or(dir, ".")), base)
}

// LoadFS is Load within a file system: of the base revision of a change, for one.
func LoadFS(in fs.FS, name string) (*Policy, error) {
	data, err := read(in, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("policy: %w; embedded policies are %s, and licit init writes a file to begin with", err, strings.Join(Embedded(), " and "))
	}
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	return build(name, data, in)
}

func read(in fs.FS, name string) ([]byte, error) {
	f, err := in.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPolicy+1))
	if err == nil && len(data) > maxPolicy {
		err = fmt.Errorf("%s: more than the %d MiB that it may have", name, maxPolicy>>20)
	}
	return data, err
}

// Parse reads a policy from bytes; name appears in errors. What it names by file is looked
// for in beside, which may be nil.
func Parse(name string, data []byte, beside fs.FS) (*Policy, error) { return build(name, data, beside) }

//go:generate go test -run ^TestEmbedded$ -update .

// layerOf reads a layer. What is embedded was read when licit was built.
func layerOf(name string, data []byte) (*file, error) {
	if f := embeddedLayer(name); f != nil {
		if own, err := defaults.ReadFile("defaults/" + name); err == nil && bytes.Equal(own, data) {
			return f, nil
		}
	}
	return decode(name, data)
}

// maxLayers bounds how many layers a policy may have.
const maxLayers = 10

// build reads the layers from the lowest up and merges them.
func build(name string, data []byte, beside fs.FS) (*Policy, error) {
	p := &Policy{}
	seen := map[string]bool{}
	digest := sha256.New()
	var files []*file
	var names []string
	embedded := false
	for {
		if len(files) == maxLayers {
			return nil, fmt.Errorf("policy %s: more than %d layers", name, maxLayers)
		}
		f, err := layerOf(name, data)
		if err != nil {
			return nil, err
		}
		files, names = append(files, f), append(names, name)
		if beside != nil && !embedded {
			p.Files = append(p.Files, name)
		}
		sum := sha256.Sum256(data)
		digest.Write(sum[:])
		p.Layers = append(p.Layers, Layer{ID: f.Policy.ID, Digest: "sha256:" + hex.EncodeToString(sum[:]), allows: f.Policy.Exceptions})
		up := f.Policy.Extends
		switch {
		case up.ID == "" && up.File == "":
		case up.ID != "":
			if seen[up.ID] {
				return nil, fmt.Errorf("policy %s: extends %q in a circle", name, up.ID)
			}
			seen[up.ID], embedded = true, true
			name = up.ID + ".yaml"
			if data, err = defaults.ReadFile("defaults/" + name); err != nil || slices.Contains(tables, up.ID) {
				return nil, fmt.Errorf("policy: extends %q, which is not an embedded policy; embedded: %s; another is named by {file, sha256}", up.ID, strings.Join(Embedded(), ", "))
			}
			continue
		case beside == nil:
			return nil, fmt.Errorf("policy %s: extends the file %q, and only a policy read from a file has files beside it", name, up.File)
		default:
			parent := path.Join(path.Dir(name), up.File)
			if data, err = read(beside, parent); err != nil {
				return nil, fmt.Errorf("policy %s: extends: %w", name, err)
			}
			if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != up.SHA256 {
				return nil, fmt.Errorf("policy %s: extends %s, pinned at sha256 %s, and it is %x now; read what changed, then pin that", name, parent, up.SHA256, sum)
			}
			name = parent
			continue
		}
		break
	}
	p.ID, p.Version, p.Title = files[0].Policy.ID, files[0].Policy.Version, files[0].Policy.Title
	for i, f := range files {
		if err := p.merge(f, i, names[i], beside, digest); err != nil {
			return nil, err
		}
	}
	data, err := defaults.ReadFile("defaults/facets.yaml")
	if err != nil {
		return nil, err
	}
	f, err := layerOf("facets.yaml", data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	digest.Write(sum[:])
	p.Layers = append(p.Layers, Layer{ID: "facets", Digest: "sha256:" + hex.EncodeToString(sum[:])})
	p.facets = append(p.facets, f.Facets...)
	p.Digest = "sha256:" + hex.EncodeToString(digest.Sum(nil))
	return p, nil
}

// permits reports whether every layer above one lets it add a kind of exception; if not,
// by names the layer that does not.
func (p *Policy) permits(layer int, kind string) (by string, ok bool) {
	for _, l := range p.Layers[layer+1:] {
		if l.ID != "facets" && !slices.Contains(l.allows, kind) {
			return l.ID, false
		}
	}
	return "", true
}

// merge adds a layer above those that are there.
func (p *Policy) merge(f *file, layer int, name string, beside fs.FS, digest hash.Hash) error {
	for _, k := range []struct {
		kind  string
		count int
	}{{"facet", len(f.Facets)}, {"path", len(f.Paths)}, {"curation", len(f.Curations)}, {"choice", len(f.Choices)}, {"waiver", len(f.Waivers)}, {"baseline", len(f.Baseline)}} {
		if by, ok := p.permits(layer, k.kind); !ok && k.count > 0 {
			return fmt.Errorf("policy %s: it adds exceptions of the kind %q, and the layer %s above it does not let a layer below do so", name, k.kind, by)
		}
	}
	if p.Publisher == (Publisher{}) {
		p.Publisher = f.Publisher
	}
	if len(p.Distribution) == 0 {
		p.Distribution = f.Distribution
	}
	p.Outbound = append(p.Outbound, f.Outbound...)
	p.Choices = append(p.Choices, f.Choices...)
	p.Waivers = append(p.Waivers, f.Waivers...)
	p.Patents = append(p.Patents, f.Patents...)
	p.paths = append(p.paths, f.Paths...)
	p.curations = append(p.curations, f.Curations...)
	for _, r := range f.Rules {
		r.layer = layer
		p.rules = append(p.rules, r)
	}
	if f.Baseline != "" && p.known == nil {
		if beside == nil {
			return fmt.Errorf("policy %s: baseline is %q, and only a policy read from a file has files beside it", name, f.Baseline)
		}
		data, err := read(beside, path.Join(path.Dir(name), f.Baseline))
		if err != nil {
			return fmt.Errorf("policy %s: baseline: %w", name, err)
		}
		p.Files = append(p.Files, path.Join(path.Dir(name), f.Baseline))
		if p.known, err = ReadBaseline(f.Baseline, bytes.NewReader(data)); err != nil {
			return fmt.Errorf("policy %s: %w", name, err)
		}
		digest.Write(data)
	}
	if err := p.register(name, f.Licenses, beside, digest); err != nil {
		return err
	}
	p.facets = append(p.facets, f.Facets...)
	return nil
}

// register reads the texts of a layer. They count for the digest.
func (p *Policy) register(name string, list []license, beside fs.FS, digest hash.Hash) error {
	for i, l := range list {
		where := fmt.Sprintf("policy %s, licence %d (%s)", name, i+1, l.ID)
		text := []byte(l.Text)
		switch {
		case !strings.HasPrefix(l.ID, "LicenseRef-"):
			return fmt.Errorf("%s: the id must begin with LicenseRef-: a text of yours may not take an id of the SPDX list", where)
		case (l.File == "") == (l.Text == ""):
			return fmt.Errorf("%s: give its words under text, or the path of a file beside the policy under file", where)
		case l.File != "" && beside == nil:
			return fmt.Errorf("%s: file is %q, and only a policy read from a file has files beside it", where, l.File)
		case l.File != "":
			var err error
			if text, err = read(beside, path.Join(path.Dir(name), l.File)); err != nil {
				return fmt.Errorf("%s: %w", where, err)
			}
			p.Files = append(p.Files, path.Join(path.Dir(name), l.File))
			sum := sha256.Sum256(text)
			digest.Write(sum[:])
		}
		p.texts = append(p.texts, License{ID: l.ID, Text: text, Clauses: l.Clauses})
		p.facets = append(p.facets, facetGroup{IDs: []string{l.ID}, OSD: l.OSD, Copyleft: l.Copyleft, Patent: l.Patent, Basis: l.Basis})
	}
	return nil
}

// Embedded lists the policies that licit carries.
func Embedded() []string {
	entries, _ := defaults.ReadDir("defaults")
	var ids []string
	for _, e := range entries {
		if id := strings.TrimSuffix(e.Name(), ".yaml"); !slices.Contains(tables, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Facets returns what is recorded of a licence id, or of "id WITH exception".
func (p *Policy) Facets(id string) rule.Facets {
	out := rule.Facets{}
	this := spdx.This(id)
	for _, g := range p.facets {
		for _, pattern := range g.IDs {
			if pattern != id && pattern != this {
				if ok, err := path.Match(pattern, this); err != nil || !ok {
					continue
				}
			}
			if out.OSD == "" {
				out.OSD = g.OSD
			}
			if out.Copyleft == "" {
				out.Copyleft = g.Copyleft
			}
			if out.Patent == "" {
				out.Patent = g.Patent
			}
			if out.Basis == "" {
				out.Basis = g.Basis
			}
			break
		}
	}
	if row, ok := spdx.License(strings.TrimSuffix(id, "+")); ok && out.OSD == "" {
		switch {
		case row.OSI || row.FSF == spdx.Yes:
			out.OSD, out.Basis = rule.Yes, "SPDX list "+spdx.ListVersion
		case row.FSF == spdx.No:
			out.OSD, out.Basis = rule.No, "SPDX list "+spdx.ListVersion
		}
	}
	if out.OSD == "" {
		out.OSD = rule.Unknown
	}
	if out.Copyleft == "" {
		out.Copyleft = "unknown"
	}
	if out.Patent == "" {
		out.Patent = "unknown"
	}
	return out
}

// facetTable is Facets with the answers kept: checks ask for the same licences often.
func (p *Policy) facetTable() func(string) rule.Facets {
	kept := map[string]rule.Facets{}
	return func(id string) rule.Facets {
		f, ok := kept[id]
		if !ok {
			f = p.Facets(id)
			kept[id] = f
		}
		return f
	}
}

// relation is the relation of a path: the first class that matches, else "own".
func (p *Policy) relation(at string) string {
	for _, c := range p.paths {
		if ok, _ := doublestar.Match(c.Path, at); ok {
			return c.Relation
		}
	}
	return "own"
}

// relations are what an issue's dependency is for, or its places are to the product.
func (p *Policy) relations(i rule.Issue) []string {
	if i.Relation != "" {
		return []string{i.Relation}
	}
	var out []string
	for _, place := range i.Places() {
		out = append(out, p.relation(place))
	}
	return out
}

// matches reports whether all conditions hold. Conditions on paths hold for
// every place of the issue: a rule for tests does not decide what also stands elsewhere.
func (p *Policy) matches(w When, i rule.Issue) bool {
	in := func(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }
	if !in(w.Check, i.Check) || !in(w.Facet, i.Facet) || !in(w.Expression, i.Expression) || !in(w.Copyleft, i.Terms.Copyleft) {
		return false
	}
	if len(w.OSD) > 0 && !slices.Contains(w.OSD, i.Terms.OSD) || !in(w.Patent, i.Terms.Patent) {
		return false
	}
	if len(w.Distribution) > 0 && !slices.ContainsFunc(w.Distribution, func(form string) bool { return slices.Contains(p.Distribution, form) }) {
		return false
	}
	for _, r := range p.relations(i) {
		if !in(w.Relation, r) {
			return false
		}
	}
	for _, place := range i.Places() {
		if len(w.Path) > 0 && !slices.ContainsFunc(w.Path, func(glob string) bool {
			ok, _ := doublestar.Match(glob, place)
			return ok
		}) {
			return false
		}
	}
	return true
}

// Package policy decides what a written policy says about an inventory. A policy
// is data: facets of licences, and rules of which the first that matches an
// issue decides it. Evaluate is pure: the same inventory and policy give the
// same decision.
//
// The package fails closed. An issue that no rule matches is "review", an unknown
// key in a policy file is an error, and review fails the gate.
package policy

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/package-url/packageurl-go"
	"go.yaml.in/yaml/v4"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/spdx"
)

//go:embed defaults/*.yaml
var defaults embed.FS

// maxPolicy bounds the bytes of a policy file.
const maxPolicy = 4 << 20

// The decisions.
const (
	Deny        = "deny"
	Review      = "review"
	Conditional = "conditional" // allowed, with something to do
	Allow       = "allow"
)

// Policy is a loaded policy with its layers merged.
type Policy struct {
	ID      string
	Version string
	Title   string
	Digest  string // sha256 over all layers
	Layers  []Layer
	paths   []pathClass
	facets  []facetGroup
	rules   []Rule
	curated map[string]string // purl -> expression
	texts   []License

	Publisher Publisher
}

// Publisher is who publishes what the policy decides about, and makes its documents.
type Publisher struct {
	Name  string `json:"name,omitempty" yaml:"name"`
	Email string `json:"email,omitempty" yaml:"email"`
	URL   string `json:"url,omitempty" yaml:"url"`
}

// License is a text that no list has, registered with its id.
type License struct {
	ID      string
	Text    []byte
	Clauses []string // facets of clauses that it stands for, wherever it is found
}

// Licenses are the texts that the policy registers, in its order.
func (p *Policy) Licenses() []License { return p.texts }

// Layer is one file that a policy is made of.
type Layer struct {
	ID     string `json:"id"`
	Digest string `json:"digest"`
}

// Rule decides the issues that When matches.
type Rule struct {
	ID       string        `yaml:"id"`
	When     When          `yaml:"when"`
	Then     string        `yaml:"then"`
	Severity rule.Severity `yaml:"severity"`
	Reason   string        `yaml:"reason"`
	Clause   string        `yaml:"clause"`
	Fix      string        `yaml:"fix"`
	layer    string
}

// When lists conditions. All that are given must hold; of a list one entry must.
type When struct {
	Check      []string      `yaml:"check"`
	Facet      []string      `yaml:"facet"`
	Expression []string      `yaml:"expression"`
	OSD        []rule.Answer `yaml:"osd"`
	Copyleft   []string      `yaml:"copyleft"`
	Path       []string      `yaml:"path"` // globs, ** crosses directories
	Relation   []string      `yaml:"relation"`
}

type pathClass struct {
	Path     string `yaml:"path"`
	Relation string `yaml:"relation"`
	Reason   string `yaml:"reason"`
}

type facetGroup struct {
	IDs      []string    `yaml:"ids"`
	OSD      rule.Answer `yaml:"osd"`
	Copyleft string      `yaml:"copyleft"`
	Patent   string      `yaml:"patent"`
	Basis    string      `yaml:"basis"`
}

// curation is what a person concluded about one exact version of a package.
type curation struct {
	PURL   string `yaml:"purl"`
	Is     string `yaml:"is"`
	By     string `yaml:"by"`
	On     string `yaml:"on"` // date, 2026-11-22
	Reason string `yaml:"reason"`
}

// license registers a text: a file beside the policy, or words in it.
type license struct {
	ID       string      `yaml:"id"` // LicenseRef-…
	File     string      `yaml:"file"`
	Text     string      `yaml:"text"`
	Clauses  []string    `yaml:"clauses"`
	OSD      rule.Answer `yaml:"osd"`
	Copyleft string      `yaml:"copyleft"`
	Patent   string      `yaml:"patent"`
	Basis    string      `yaml:"basis"`
}

// file is the YAML form. Unknown keys are errors.
type file struct {
	Version int `yaml:"version"`
	Policy  struct {
		ID      string `yaml:"id"`
		Version string `yaml:"version"`
		Title   string `yaml:"title"`
		Extends string `yaml:"extends"`
	} `yaml:"policy"`
	Publisher Publisher    `yaml:"publisher"`
	Paths     []pathClass  `yaml:"paths"`
	Curations []curation   `yaml:"curations"`
	Licenses  []license    `yaml:"licenses"`
	Facets    []facetGroup `yaml:"facets"`
	Rules     []Rule       `yaml:"rules"`
}

// Default returns the embedded default policy.
func Default() (*Policy, error) {
	data, err := defaults.ReadFile("defaults/default.yaml")
	if err != nil {
		return nil, err
	}
	return build("default.yaml", data, nil)
}

// Load reads a policy file. Its rules come before those of the policy that it extends.
func Load(name string) (*Policy, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	if info.Size() > maxPolicy {
		return nil, fmt.Errorf("policy %s: %d bytes, more than the %d MiB that a policy may have", name, info.Size(), maxPolicy>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	return build(path.Base(name), data, os.DirFS(filepath.Dir(name)))
}

// Parse reads a policy from bytes; name appears in errors. Texts that it registers by
// file are looked for in beside, which may be nil.
func Parse(name string, data []byte, beside fs.FS) (*Policy, error) { return build(name, data, beside) }

func build(name string, data []byte, beside fs.FS) (*Policy, error) {
	p := &Policy{curated: map[string]string{}}
	seen := map[string]bool{}
	digest := sha256.New()
	for depth := 0; ; depth++ {
		f, err := decode(name, data)
		if err != nil {
			return nil, err
		}
		if depth == 0 {
			p.ID, p.Version, p.Title = f.Policy.ID, f.Policy.Version, f.Policy.Title
		}
		if p.Publisher == (Publisher{}) {
			p.Publisher = f.Publisher
		}
		sum := sha256.Sum256(data)
		digest.Write(sum[:])
		p.Layers = append(p.Layers, Layer{ID: f.Policy.ID, Digest: "sha256:" + hex.EncodeToString(sum[:])})
		for _, r := range f.Rules {
			r.layer = f.Policy.ID
			p.rules = append(p.rules, r)
		}
		p.paths = append(p.paths, f.Paths...)
		for _, c := range f.Curations {
			if _, child := p.curated[c.PURL]; !child {
				p.curated[c.PURL] = c.Is
			}
		}
		if err := p.register(name, f.Licenses, beside, digest); err != nil {
			return nil, err
		}
		p.facets = append(p.facets, f.Facets...)
		if f.Policy.Extends == "" {
			break
		}
		if seen[f.Policy.Extends] {
			return nil, fmt.Errorf("policy %s: extends %q in a circle", name, f.Policy.Extends)
		}
		seen[f.Policy.Extends] = true
		name = f.Policy.Extends + ".yaml"
		if data, err = defaults.ReadFile("defaults/" + name); err != nil {
			return nil, fmt.Errorf("policy: extends %q, which is not an embedded policy; embedded: %s", f.Policy.Extends, strings.Join(Embedded(), ", "))
		}
	}
	data, err := defaults.ReadFile("defaults/facets.yaml")
	if err != nil {
		return nil, err
	}
	f, err := decode("facets.yaml", data)
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
			f, err := beside.Open(l.File)
			if err != nil {
				return fmt.Errorf("%s: %w", where, err)
			}
			defer f.Close()
			if text, err = io.ReadAll(io.LimitReader(f, maxPolicy)); err != nil {
				return fmt.Errorf("%s: %w", where, err)
			}
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
		if id := strings.TrimSuffix(e.Name(), ".yaml"); id != "facets" {
			ids = append(ids, id)
		}
	}
	return ids
}

func decode(name string, data []byte) (*file, error) {
	f := new(file)
	if err := yaml.Load(data, f, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("policy %s: %w", name, err)
	}
	if f.Version != 1 {
		return nil, fmt.Errorf("policy %s: version is %d, this licit reads version: 1", name, f.Version)
	}
	var errs []error
	known := map[string]bool{}
	for _, c := range rule.All() {
		known[c.ID] = true
	}
	for i, r := range f.Rules {
		where := fmt.Sprintf("policy %s, rule %d (%s)", name, i+1, r.ID)
		if r.ID == "" {
			errs = append(errs, fmt.Errorf("%s: no id", where))
		}
		if !slices.Contains([]string{Deny, Review, Conditional, Allow}, r.Then) {
			errs = append(errs, fmt.Errorf("%s: then is %q, want deny, review, conditional or allow", where, r.Then))
		}
		if r.Reason == "" {
			errs = append(errs, fmt.Errorf("%s: no reason", where))
		}
		if !slices.Contains([]rule.Severity{"", rule.Error, rule.Warning, rule.Note}, r.Severity) {
			errs = append(errs, fmt.Errorf("%s: severity is %q, want error, warning or note", where, r.Severity))
		}
		for _, id := range r.When.Check {
			if !known[id] {
				errs = append(errs, fmt.Errorf("%s: check %q does not exist; licit list checks shows them", where, id))
			}
		}
		for _, glob := range r.When.Path {
			if !doublestar.ValidatePattern(glob) {
				errs = append(errs, fmt.Errorf("%s: %q is not a valid pattern", where, glob))
			}
		}
	}
	if f.Publisher.Name == "" && f.Publisher != (Publisher{}) {
		errs = append(errs, fmt.Errorf("policy %s: publisher has no name", name))
	}
	for _, c := range f.Paths {
		if !doublestar.ValidatePattern(c.Path) || c.Reason == "" || c.Relation == "" {
			errs = append(errs, fmt.Errorf("policy %s: paths: %q needs a valid pattern, a relation and a reason", name, c.Path))
		}
	}
	for _, c := range f.Curations {
		e, err := spdx.Parse(c.Is)
		if _, perr := packageurl.FromString(c.PURL); perr != nil || err != nil || len(e.Unknown()) > 0 || c.By == "" || c.Reason == "" {
			errs = append(errs, fmt.Errorf("policy %s: curations: %q needs a purl, a valid expression under is, by and reason", name, c.PURL))
		}
		if _, err := time.Parse(time.DateOnly, c.On); err != nil {
			errs = append(errs, fmt.Errorf("policy %s: curations: %s: on is %q, want a date like 2026-11-22", name, c.PURL, c.On))
		}
	}
	return f, errors.Join(errs...)
}

// Facets returns what is recorded of a licence id, or of "id WITH exception".
func (p *Policy) Facets(id string) rule.Facets {
	out := rule.Facets{}
	for _, g := range p.facets {
		for _, pattern := range g.IDs {
			if pattern != id {
				if ok, err := path.Match(pattern, id); err != nil || !ok {
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

// relation is the relation of a path: the first class that matches, else "own".
func (p *Policy) relation(at string) string {
	for _, c := range p.paths {
		if ok, _ := doublestar.Match(c.Path, at); ok {
			return c.Relation
		}
	}
	return "own"
}

// places are the paths that an issue is about: all of its locations where it
// names them all, else the directory that holds them.
func places(i rule.Issue) []string {
	if len(i.Locations) == 0 || i.Count > len(i.Locations) {
		return []string{i.Path}
	}
	var out []string
	for _, l := range i.Locations {
		out = append(out, l.Path)
	}
	return out
}

// relations are what an issue's dependency is for, or its places are to the product.
func (p *Policy) relations(i rule.Issue) []string {
	if i.Relation != "" {
		return []string{i.Relation}
	}
	var out []string
	for _, place := range places(i) {
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
	if len(w.OSD) > 0 && !slices.Contains(w.OSD, i.Terms.OSD) {
		return false
	}
	for _, r := range p.relations(i) {
		if !in(w.Relation, r) {
			return false
		}
	}
	for _, place := range places(i) {
		if len(w.Path) > 0 && !slices.ContainsFunc(w.Path, func(glob string) bool {
			ok, _ := doublestar.Match(glob, place)
			return ok
		}) {
			return false
		}
	}
	return true
}

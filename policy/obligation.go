package policy

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// The names of what an artefact directory has that satisfies a duty.
const (
	ByCopyrights    = "copyrights"
	ByText          = "text"
	ByNoticeFile    = "notice-file"
	ByModifications = "modifications"
	BySource        = "source"
	ByLimit         = "limit"  // nothing: a limit to keep to
	ByPerson        = "person" // nothing that a program makes
)

// Duty is one kind of thing that licences ask for.
type Duty struct {
	ID    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	By    string `yaml:"by" json:"by"`                 // what satisfies it: one of the By constants
	Years int    `yaml:"years" json:"years,omitempty"` // for which it is kept up after the work was passed on
}

// Obligation is a duty as one licence puts it.
type Obligation struct {
	Duty      Duty
	Licence   string   // id, or id WITH exception
	Family    string   // the copyleft facet, where no row names the licence and its family answers
	Forms     []string // how the work reaches others when it counts: source binary saas
	Modified  bool     // counts only for a work that was changed
	Relations []string // how the work stands to the product when it counts; empty: however
	Clause    string   // of the licence
	Words     string   // of the licence, as they are compared
	Says      string   // in our words
}

// Applies reports whether the duty exists for a work that stands in a relation to the
// product, reaches others in a form, and was changed or may have been.
func (o Obligation) Applies(relation, form string, modified bool) bool {
	return slices.Contains(o.Forms, form) && (!o.Modified || modified) && (len(o.Relations) == 0 || slices.Contains(o.Relations, relation))
}

// Title is the duty in words.
func (o Obligation) Title() string {
	if o.Says != "" {
		return o.Says
	}
	return o.Duty.Title
}

// Obligations is the table of what licences ask for.
type Obligations struct {
	Reviewed bool   // a person has signed it
	Digest   string // of the table
	table    obligationFile
	facets   func(id string) rule.Facets
}

type obligationFile struct {
	Version  int               `yaml:"version"`
	Reviewed bool              `yaml:"reviewed"`
	Duties   []Duty            `yaml:"duties"`
	Licences []obligationGroup `yaml:"licences"`
	Families []obligationGroup `yaml:"families"`
}

type obligationGroup struct {
	IDs      []string         `yaml:"ids"`
	Copyleft string           `yaml:"copyleft"`
	Rules    []obligationRule `yaml:"rules"`
}

type obligationRule struct {
	Duty      string   `yaml:"duty"`
	Forms     []string `yaml:"forms"`
	Modified  bool     `yaml:"modified"`
	Relations []string `yaml:"relations"`
	Clause    string   `yaml:"clause"`
	Words     string   `yaml:"words"`
	Says      string   `yaml:"says"`
}

// Obligations reads the embedded table; families are told by the facets of the policy.
func (p *Policy) Obligations() (*Obligations, error) {
	data, err := defaults.ReadFile("defaults/obligations.yaml")
	if err != nil {
		return nil, err
	}
	var t obligationFile
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&t); err != nil {
		return nil, fmt.Errorf("obligations.yaml: %w", err)
	}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("obligations.yaml: %w", err)
	}
	sum := sha256.Sum256(data)
	return &Obligations{Reviewed: t.Reviewed, Digest: "sha256:" + hex.EncodeToString(sum[:]), table: t, facets: p.facetTable()}, nil
}

// check says what is wrong with a table.
func (t *obligationFile) check() error {
	var errs []error
	known := map[string]bool{}
	for _, d := range t.Duties {
		known[d.ID] = true
		if !slices.Contains([]string{ByCopyrights, ByText, ByNoticeFile, ByModifications, BySource, ByLimit, ByPerson}, d.By) || d.Title == "" {
			errs = append(errs, fmt.Errorf("duty %q: it needs a title, and by %q is none of the artefacts", d.ID, d.By))
		}
	}
	for _, g := range slices.Concat(t.Licences, t.Families) {
		for _, r := range g.Rules {
			if !known[r.Duty] {
				errs = append(errs, fmt.Errorf("%v%s: there is no duty %q", g.IDs, g.Copyleft, r.Duty))
			}
			for _, f := range r.Forms {
				if !slices.Contains([]string{"source", "binary", "saas"}, f) {
					errs = append(errs, fmt.Errorf("%v%s: there is no form %q", g.IDs, g.Copyleft, f))
				}
			}
			if len(r.Forms) == 0 || g.Copyleft == "" && r.Clause == "" {
				errs = append(errs, fmt.Errorf("%v%s, %s: forms and clause are needed", g.IDs, g.Copyleft, r.Duty))
			}
		}
	}
	if t.Version != 1 {
		errs = append(errs, fmt.Errorf("version is %d, want 1", t.Version))
	}
	return errors.Join(errs...)
}

// Of is what one licence asks for: a leaf of an expression. known is false where neither a
// row nor a family says anything: somebody has to read the licence.
func (o *Obligations) Of(leaf spdx.Expr) (list []Obligation, known bool) {
	names := []string{leaf.ID}
	if leaf.Plus { // what holds for this version holds where a later one may be taken as well
		names = []string{leaf.ID + "+", spdx.This(leaf.ID + "+")}
	}
	if leaf.Exception != "" {
		var with []string
		for _, base := range names {
			with = append(with, base+" WITH "+leaf.Exception)
		}
		names = append(with, names...)
	}
	for _, name := range names {
		for _, g := range o.table.Licences {
			if slices.ContainsFunc(g.IDs, func(pattern string) bool {
				ok, err := path.Match(pattern, name)
				return pattern == name || err == nil && ok
			}) {
				return o.rules(g, leaf.String(), ""), true
			}
		}
	}
	copyleft := rule.Of(leaf, o.facets).Copyleft
	for _, g := range o.table.Families {
		if g.Copyleft == copyleft {
			return o.rules(g, leaf.String(), copyleft), true
		}
	}
	return nil, false
}

func (o *Obligations) rules(g obligationGroup, licence, family string) []Obligation {
	var out []Obligation
	for _, r := range g.Rules {
		ob := Obligation{Licence: licence, Family: family, Forms: r.Forms, Modified: r.Modified, Relations: r.Relations, Clause: r.Clause, Words: r.Words, Says: r.Says}
		for _, d := range o.table.Duties {
			if d.ID == r.Duty {
				ob.Duty = d
			}
		}
		out = append(out, ob)
	}
	return out
}

// Licences yields the ids that rows of the table name.
func (o *Obligations) Licences() []string {
	var out []string
	for _, g := range o.table.Licences {
		out = append(out, g.IDs...)
	}
	return out
}

// burden orders the copyleft facet; what nobody knows is the heaviest.
var burden = []string{"none", "file", "library", "strong", "network"}

// Branch is the branch of an expression that counts for a package or path, and why: the one
// that the policy chooses, else of every OR the one with the least burden. It has no OR.
func (p *Policy) Branch(purl, at, expression string) (spdx.Expr, string, error) {
	branch, chosen := p.chosen(purl, at, expression)
	e, err := spdx.Parse(branch)
	if err != nil {
		return e, "", err
	}
	why := ""
	if chosen {
		why = "the policy chooses it of " + expression
	}
	facets := p.facetTable()
	weigh := func(e spdx.Expr) int {
		f := rule.Of(e, facets)
		n := slices.Index(burden, f.Copyleft)
		if n < 0 {
			n = len(burden)
		}
		switch f.OSD {
		case rule.Yes:
		case rule.No:
			n += 200
		default:
			n += 100
		}
		return n
	}
	var pick func(spdx.Expr) spdx.Expr
	pick = func(e spdx.Expr) spdx.Expr {
		switch e.Op {
		case spdx.Leaf:
			return e
		case spdx.Or:
			why = "nobody chose; the branch with the least burden of " + expression
			best := pick(e.Terms[0])
			for _, t := range e.Terms[1:] {
				if next := pick(t); weigh(next) < weigh(best) {
					best = next
				}
			}
			return best
		}
		terms := make([]spdx.Expr, len(e.Terms))
		for i, t := range e.Terms {
			terms[i] = pick(t)
		}
		return spdx.Join(e.Op, terms...)
	}
	out := pick(e)
	return out, why, nil
}

// Relation is what a path of the tree is to the product: "own" where no class of the
// policy says otherwise.
func (p *Policy) Relation(at string) string { return p.relation(at) }

// OutboundAt is the licence that a path is offered under: of the policy, else of the root.
func (p *Policy) OutboundAt(inv *inventory.Inventory, at string) string { return p.outbound(inv)(at) }

// Curated is what a person concluded about one exact package, or about a file with these
// bytes.
func (p *Policy) Curated(purl, at, sha256 string) (Curation, bool) {
	for _, c := range p.curations {
		if c.PURL != "" && c.PURL == purl || c.Path != "" && c.Path == at && strings.EqualFold(c.SHA256, sha256) {
			return c, true
		}
	}
	return Curation{}, false
}

package policy

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Decision is what a policy says of one inventory: a document of its own.
type Decision struct {
	Schema    string    `json:"schema"`
	Inventory string    `json:"inventory"` // digest
	Policy    Source    `json:"policy"`
	Publisher Publisher `json:"publisher,omitzero"`
	Result    string    `json:"result"` // the worst decision: pass, review, deny
	Verdicts  []Verdict `json:"verdicts"`
	// Licenses are those concluded of what the tree depends on, by package id, so that a later decision can tell what changed.
	Licenses map[string]string `json:"licenses,omitempty"`
}

// Source identifies the policy.
type Source struct {
	ID      string  `json:"id"`
	Version string  `json:"version"`
	Title   string  `json:"title,omitempty"`
	Digest  string  `json:"digest"`
	Layers  []Layer `json:"layers"`
}

// Verdict is the policy's word on one issue. Its ID is the same as long as
// check and subject are, wherever the lines move.
type Verdict struct {
	ID         string               `json:"id"`
	Rule       string               `json:"rule"` // the check, as "LIC-005"
	Name       string               `json:"name"`
	Decision   string               `json:"decision"`
	Severity   rule.Severity        `json:"severity"`
	Subject    Subject              `json:"subject"`
	Relation   string               `json:"relation,omitempty"`
	Expression string               `json:"expression,omitempty"`
	Facet      string               `json:"facet,omitempty"`
	Facts      *rule.Facets         `json:"facts,omitempty"` // of the expression
	Reason     string               `json:"reason"`          // what was found
	Because    string               `json:"because"`         // what the policy says of it
	By         string               `json:"by"`              // policy rule id
	Layer      string               `json:"layer"`
	Clause     string               `json:"clause,omitempty"` // ISO/IEC 5230:2020
	Text       string               `json:"text,omitempty"`
	Count      int                  `json:"count"`
	Locations  []inventory.Location `json:"locations,omitempty"`
	Evidence   []string             `json:"evidence,omitempty"`
	Parts      []string             `json:"parts,omitempty"` // ids of what a baseline knows where some of it is gone
	Fix        string               `json:"fix"`
	Groups     []rule.Group         `json:"-"` // for explanations
	named      bool                 // the rule that decided it names its check
	Was        string               `json:"was,omitempty"` // the decision that an exception lifts
	Exception  *Exception           `json:"exception,omitempty"`
}

// Subject is what a verdict is about.
type Subject struct {
	Path    string `json:"path,omitempty"`
	Package string `json:"package,omitempty"`
}

// Evaluate decides every issue that the checks find in the inventory.
func Evaluate(inv *inventory.Inventory, p *Policy, c Case) (*Decision, error) {
	digest, err := inventory.Digest(inv)
	if err != nil {
		return nil, err
	}
	d := &Decision{
		Schema: "1", Inventory: digest, Result: "pass", Publisher: p.Publisher,
		Policy: Source{ID: p.ID, Version: p.Version, Title: p.Title, Digest: p.Digest, Layers: p.Layers},
	}
	x, err := p.exceptions(inv, c)
	if err != nil {
		return nil, err
	}
	for _, i := range c.Programme {
		x.notes[i.Check] = append(x.notes[i.Check], i)
	}
	facts := &rule.Facts{Inventory: inv, Facets: p.facetTable(), Curations: map[string]string{}, Chosen: p.chosen, Notes: x.notes, Outbound: p.outbound(inv)}
	if err := p.compatibility(facts); err != nil {
		return nil, err
	}
	for _, cur := range slices.Backward(p.curations) {
		if cur.PURL != "" {
			facts.Curations[cur.PURL] = cur.Is
		}
	}
	for _, s := range p.Patents {
		facts.Patents = append(facts.Patents, rule.PatentPosition{Recommendation: s.Recommendation, Path: s.Path, Statement: s.Statement, Ref: s.Ref, Checked: s.Checked})
	}
	d.Licenses, facts.Before = facts.Licences(), x.before()
	decide := func(check rule.Check) {
		for _, issue := range check.Find(facts) {
			v := p.decide(check, issue, x)
			x.apply(&v, issue, facts.FacetsOf)
			d.Verdicts = append(d.Verdicts, v)
		}
	}
	own := func(check rule.Check) bool { return strings.HasPrefix(check.ID, "POL-") }
	for _, check := range rule.All() {
		if !own(check) {
			decide(check)
		}
	}
	x.check(d.Verdicts)
	for _, check := range rule.All() { // of the policy itself, which the others must have used
		if own(check) {
			decide(check)
		}
	}
	sort.SliceStable(d.Verdicts, func(i, j int) bool { return worse(d.Verdicts[i], d.Verdicts[j]) })
	for _, v := range d.Verdicts {
		if v.Decision == Deny || v.Decision == Review && d.Result == "pass" {
			d.Result = v.Decision
		}
	}
	return d, nil
}

// decide lets the layers speak from the highest down. In each the first rule that matches
// counts. A lower layer may be stricter; it may be looser only where every layer above it lets
// it add rules as exceptions, else what stands above holds and POL-002 tells.
func (p *Policy) decide(check rule.Check, i rule.Issue, x *exceptions) Verdict {
	v := Verdict{
		ID: i.Fingerprint(), Rule: check.ID, Name: check.Name, Decision: Review, Severity: check.Severity,
		Subject: Subject{Path: i.Path, Package: i.Package}, Relation: p.relations(i)[0], Expression: i.Expression, Facet: i.Facet,
		Reason: i.Reason, Because: "no rule of the policy matches, so a person decides", By: "fallback", Layer: p.ID, Clause: check.Clause,
		Text: i.Text, Count: i.Count, Locations: i.Locations, Evidence: i.Evidence, Parts: i.Parts, Groups: i.Groups, Fix: check.Fix,
	}
	if i.Terms != (rule.Facets{}) {
		v.Facts = &i.Terms
	}
	first := make([]*Rule, len(p.Layers))
	for n := range p.rules {
		if r := &p.rules[n]; first[r.layer] == nil && p.matches(r.When, i) {
			first[r.layer] = r
		}
	}
	var holds *Rule
	for layer, r := range slices.Backward(first) {
		if r == nil {
			continue
		}
		if holds != nil && slices.Index(decisionOrder, r.Then) > slices.Index(decisionOrder, holds.Then) {
			if by, ok := p.permits(layer, "rule"); !ok {
				x.note("POL-002", "", p.Layers[layer].ID+"/"+r.ID, fmt.Sprintf("rule %q of %s would %s what %s decides as %s, and %s lets no layer below it loosen its rules",
					r.ID, p.Layers[layer].ID, r.Then, p.Layers[holds.layer].ID, holds.Then, by))
				continue
			}
		}
		holds = r
	}
	if holds != nil {
		v.Decision, v.Because, v.By, v.Layer = holds.Then, holds.Reason, holds.ID, p.Layers[holds.layer].ID
		v.named = slices.Contains(holds.When.Check, check.ID)
		v.Severity, v.Clause, v.Fix = cmp.Or(holds.Severity, v.Severity), cmp.Or(holds.Clause, v.Clause), cmp.Or(holds.Fix, v.Fix)
	}
	return v
}

// chosen is the branch that the policy takes of an expression for a package or path; the
// expression itself where it takes none.
func (p *Policy) chosen(purl, at, expr string) (string, bool) {
	e, err := spdx.Parse(expr)
	if err != nil {
		return expr, false
	}
	for _, c := range p.Choices {
		given, err := spdx.Parse(c.Given)
		if err != nil || given.Normal().String() != e.Normal().String() {
			continue
		}
		if c.PURL != "" && purlMatches(c.PURL, purl) {
			return c.Choose, true
		}
		if ok, _ := doublestar.Match(c.Path, at); c.Path != "" && ok {
			return c.Choose, true
		}
	}
	return expr, false
}

// outbound is what a path is offered under: the longest pattern of the policy that matches, else
// what the root declares.
func (p *Policy) outbound(inv *inventory.Inventory) func(at string) string {
	return func(at string) string {
		best, expr := -1, inv.Summary.DeclaredRoot
		for _, o := range p.Outbound {
			if ok, _ := doublestar.Match(o.Path, at); ok && len(o.Path) > best {
				best, expr = len(o.Path), o.Expression
			}
		}
		return expr
	}
}

var (
	decisionOrder = []string{Deny, Review, Conditional, Allow}
	severityOrder = []rule.Severity{rule.Error, rule.Warning, rule.Note}
)

func worse(a, b Verdict) bool {
	if x, y := slices.Index(decisionOrder, a.Decision), slices.Index(decisionOrder, b.Decision); x != y {
		return x < y
	}
	if x, y := slices.Index(severityOrder, a.Severity), slices.Index(severityOrder, b.Severity); x != y {
		return x < y
	}
	if a.Rule != b.Rule {
		return a.Rule < b.Rule
	}
	if a.Subject != b.Subject {
		return a.Subject.Path+"\x00"+a.Subject.Package < b.Subject.Path+"\x00"+b.Subject.Package
	}
	return a.ID < b.ID
}

// Open returns the verdicts that fail the gate: deny and review.
func (d *Decision) Open() []Verdict {
	var out []Verdict
	for _, v := range d.Verdicts {
		if v.Decision == Deny || v.Decision == Review {
			out = append(out, v)
		}
	}
	return out
}

// Unexamined returns the verdicts about files and manifests that could not be examined and for which
// nobody answers, exit code 3. A waiver or a curation answers for one, and so does a rule that names the check and lets it
// pass; a baseline does not, nor a rule for whatever stands in a directory: who wrote it may not have
// known that something there was never read.
func (d *Decision) Unexamined() []Verdict {
	var out []Verdict
	for _, v := range d.Verdicts {
		about := v.Rule == rule.UnreadFile || v.Rule == rule.UnreadManifest && v.Facet == inventory.StatusFailed
		passes := v.Decision == Allow || v.Decision == Conditional
		answered := passes && (v.named || v.Exception != nil) && (v.Exception == nil || v.Exception.Kind != "baseline")
		if about && !answered {
			out = append(out, v)
		}
	}
	return out
}

// Write writes the decision as JSON, a verdict at a time: there may be many.
func (d *Decision) Write(w io.Writer) error {
	frame := *d
	frame.Verdicts = nil
	data, err := json.MarshalIndent(frame, "", "  ")
	if err != nil {
		return err
	}
	before, after, _ := bytes.Cut(data, []byte("\n  \"verdicts\": null")) // a string holds no line break
	out := bufio.NewWriterSize(w, 1<<16)
	out.Write(before)
	out.WriteString("\n  \"verdicts\": [")
	sep := "\n    "
	for _, v := range d.Verdicts {
		verdict, err := json.MarshalIndent(v, "    ", "  ")
		if err != nil {
			return err
		}
		out.WriteString(sep)
		out.Write(verdict)
		sep = ",\n    "
	}
	if len(d.Verdicts) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]")
	out.Write(after)
	out.WriteString("\n")
	return out.Flush()
}

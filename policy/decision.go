package policy

import (
	"encoding/json"
	"io"
	"slices"
	"sort"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// Decision is what a policy says of one inventory: a document of its own.
type Decision struct {
	Schema    string    `json:"schema"`
	Inventory string    `json:"inventory"` // digest
	Policy    Source    `json:"policy"`
	Publisher Publisher `json:"publisher,omitzero"`
	Result    string    `json:"result"` // the worst decision: pass, review, deny
	Verdicts  []Verdict `json:"verdicts"`
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
	Fix        string               `json:"fix"`
}

// Subject is what a verdict is about.
type Subject struct {
	Path    string `json:"path,omitempty"`
	Package string `json:"package,omitempty"`
}

// Evaluate decides every issue that the checks find in the inventory.
func Evaluate(inv *inventory.Inventory, p *Policy) (*Decision, error) {
	digest, err := inventory.Digest(inv)
	if err != nil {
		return nil, err
	}
	d := &Decision{
		Schema: "1", Inventory: digest, Result: "pass", Publisher: p.Publisher,
		Policy: Source{ID: p.ID, Version: p.Version, Title: p.Title, Digest: p.Digest, Layers: p.Layers},
	}
	facts := &rule.Facts{Inventory: inv, Facets: p.Facets, Curations: p.curated}
	for _, check := range rule.All() {
		for _, issue := range check.Find(facts) {
			d.Verdicts = append(d.Verdicts, p.decide(check, issue))
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

func (p *Policy) decide(check rule.Check, i rule.Issue) Verdict {
	v := Verdict{
		ID: i.Fingerprint(), Rule: check.ID, Name: check.Name, Decision: Review, Severity: check.Severity,
		Subject: Subject{Path: i.Path, Package: i.Package}, Relation: p.relations(i)[0], Expression: i.Expression, Facet: i.Facet,
		Reason: i.Reason, Because: "no rule of the policy matches, so a person decides", By: "fallback", Layer: p.ID, Clause: check.Clause,
		Text: i.Text, Count: i.Count, Locations: i.Locations, Evidence: i.Evidence, Fix: check.Fix,
	}
	if i.Terms != (rule.Facets{}) {
		v.Facts = &i.Terms
	}
	for _, r := range p.rules {
		if !p.matches(r.When, i) {
			continue
		}
		v.Decision, v.Because, v.By, v.Layer = r.Then, r.Reason, r.ID, r.layer
		if r.Severity != "" {
			v.Severity = r.Severity
		}
		if r.Clause != "" {
			v.Clause = r.Clause
		}
		if r.Fix != "" {
			v.Fix = r.Fix
		}
		break
	}
	return v
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

// Write writes the decision as JSON.
func (d *Decision) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(d)
}

// Package compat answers whether what comes in under one licence may be part of what goes out
// under another. The answer depends on the relation of the parts (copied, linked, only tested
// with …) and on the form in which the whole reaches others. The rules are data that lawyers
// read: policy/defaults/compat.yaml. The OSADL matrix is a second source: where it contradicts a
// rule the answer is Undefined, and it never decides alone.
package compat

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// Result is the kind of an answer.
type Result string

// The results, from the least trouble to the most.
const (
	Compatible   Result = "compatible"   // keep the notices
	Conditional  Result = "conditional"  // with the obligations that the answer names
	Undefined    Result = "undefined"    // the sources disagree or are silent: a person decides
	Incompatible Result = "incompatible" // one licence forbids what the other demands
)

var order = []Result{Compatible, Conditional, Undefined, Incompatible}

func rank(r Result) int { return slices.Index(order, r) }

// Answer is what is known of one question, with its grounds.
type Answer struct {
	Result      Result   `json:"result"`
	Inbound     string   `json:"inbound"`  // the licence that decides it: the branch taken of an OR, the worst part of an AND
	Outbound    string   `json:"outbound"` // likewise
	As          string   `json:"as,omitempty"`
	Form        string   `json:"form"`
	Rule        string   `json:"rule"`
	Reason      string   `json:"reason"`
	Obligations []string `json:"obligations,omitempty"`
	Sources     []string `json:"sources"`
}

// Terms are the facets of a licence that the rules ask for, as in package rule.
type Terms struct{ OSD, Copyleft, Patent string }

// Table is the loaded data.
type Table struct {
	Version     int                 `yaml:"version"`
	Reviewed    bool                `yaml:"reviewed"` // a person of law has signed it
	Sources     map[string]string   `yaml:"sources"`
	Families    map[string][]string `yaml:"families"`
	Relations   map[string][]string `yaml:"relations"`
	Obligations map[string]string   `yaml:"obligations"`
	Upgrades    []Upgrade           `yaml:"upgrades"`
	Paths       []Place             `yaml:"paths"`
	Rules       []Rule              `yaml:"rules"`
	matrix      matrix
}

// Upgrade says what else the words of a licence let a work be taken under.
type Upgrade struct {
	From   []string `yaml:"from"`
	To     []string `yaml:"to"`
	Source string   `yaml:"source"`
}

// Place says what files are to the product where the policy does not say it.
type Place struct {
	Glob     string `yaml:"glob"`
	Relation string `yaml:"relation"`
}

// Rule answers the questions that it matches; the first that matches does. Of a list one entry must
// match; an empty list matches all.
type Rule struct {
	ID          string   `yaml:"id"`
	In          []string `yaml:"in"`   // ids, may hold *, or names of families
	With        []string `yaml:"with"` // exceptions
	Out         []string `yaml:"out"`
	InOSD       []string `yaml:"in_osd"`
	OutOSD      []string `yaml:"out_osd"`
	InCopyleft  []string `yaml:"in_copyleft"`
	OutCopyleft []string `yaml:"out_copyleft"`
	InPatent    []string `yaml:"in_patent"`
	OutPatent   []string `yaml:"out_patent"`
	Relation    []string `yaml:"relation"` // or names of groups
	Form        []string `yaml:"form"`     // source binary saas internal
	Result      Result   `yaml:"result"`
	Obligations []string `yaml:"obligations"`
	Reason      string   `yaml:"reason"`
	Source      []string `yaml:"source"`
	// Alone says why the matrix, which knows no relations, answers another question here.
	Alone string `yaml:"alone"`
}

// Load reads the table strictly; name stands in errors.
func Load(name string, data, osadl []byte) (*Table, error) {
	t := &Table{}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(t); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := dec.Decode(new(Table)); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: more than one document", name)
	}
	if err := t.Compare(osadl); err != nil {
		return nil, err
	}
	return t, t.check(name)
}

// Compare lets the table be held against the OSADL matrix.
func (t *Table) Compare(osadl []byte) (err error) {
	t.matrix, err = readMatrix(osadl)
	return err
}

func (t *Table) check(name string) error {
	var errs []error
	bad := func(id, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s: %s: %s", name, id, fmt.Sprintf(format, args...)))
	}
	if t.Version != 1 {
		bad("version", "%d, want 1", t.Version)
	}
	pattern := func(id string, lists ...[]string) {
		for _, list := range lists {
			for _, p := range list {
				if _, err := path.Match(p, ""); err != nil {
					bad(id, "%q is no pattern", p)
				}
			}
		}
	}
	for n, list := range t.Families {
		pattern(n, list)
	}
	for _, u := range t.Upgrades {
		pattern("upgrades", u.From)
		if t.Sources[u.Source] == "" {
			bad("upgrades", "no source %q", u.Source)
		}
	}
	seen := map[string]bool{}
	for _, r := range t.Rules {
		pattern(r.ID, r.In, r.Out, r.With)
		if r.ID == "" || seen[r.ID] {
			bad("rule "+r.ID, "an id that is missing or stands twice")
		}
		seen[r.ID] = true
		if rank(r.Result) < 0 || r.Reason == "" || len(r.Source) == 0 {
			bad(r.ID, "result %q, reason and source are needed", r.Result)
		}
		for _, s := range r.Source {
			if t.Sources[s] == "" {
				bad(r.ID, "no source %q", s)
			}
		}
		for _, o := range r.Obligations {
			if t.Obligations[o] == "" {
				bad(r.ID, "no obligation %q", o)
			}
		}
	}
	return errors.Join(errs...)
}

// Engine answers questions with a table and the facets of a policy. It keeps its answers and is
// for one goroutine.
type Engine struct {
	t     *Table
	terms func(id string) Terms
	forms []string
	kept  map[[3]string]Answer
	read  map[string]spdx.Expr
	ruled map[string]ruled
}

// ruled says of a licence which rules can be about it, inbound and outbound, by their number.
type ruled struct{ in, out []bool }

// New makes an engine for the forms in which the product reaches others; none given: source and binary.
func New(t *Table, terms func(id string) Terms, forms []string) *Engine {
	if len(forms) == 0 {
		forms = []string{"source", "binary"}
	}
	return &Engine{t: t, terms: terms, forms: forms, kept: map[[3]string]Answer{}, read: map[string]spdx.Expr{}, ruled: map[string]ruled{}}
}

// Ask answers for expressions. Who receives a choice may take any branch: of an inbound OR the best
// branch counts, of an outbound OR the worst. Of an inbound AND the worst part counts, of an outbound
// AND the best: the part may be what that term is for.
func (e *Engine) Ask(in, out, relation string) Answer {
	o, err := e.parse(out)
	if err != nil {
		return e.unread(in, out, "outbound", err)
	}
	i, err := e.parse(in)
	if err != nil {
		return e.unread(in, out, "inbound", err)
	}
	if i.Op != spdx.Leaf && o.Op == i.Op && i.Normal().String() == o.Normal().String() {
		return Answer{Result: Compatible, Inbound: in, Outbound: out, Form: e.forms[0], Rule: "same-licence",
			Reason: "the part and the whole are under the same terms", Sources: []string{"same words"}}
	}
	if count(i)*count(o) > maxPairs {
		return Answer{Result: Undefined, Inbound: in, Outbound: out, Form: e.forms[0], Rule: "too-long",
			Reason: "the expressions name more licences than a person would read", Sources: []string{"SPDX specification, annex D"}}
	}
	return e.ask(i, o, relation)
}

// maxKept bounds the answers that are kept.
const maxKept = 5_000

// maxPairs bounds the work for one question.
const maxPairs = 100_000

func count(e spdx.Expr) int {
	n := 0
	for _, t := range e.Terms {
		n += count(t)
	}
	return max(n, 1)
}

func (e *Engine) parse(s string) (spdx.Expr, error) {
	switch s {
	case "", "NOASSERTION", "NONE":
		return spdx.Expr{Op: spdx.Leaf, ID: "NONE"}, nil
	}
	if x, ok := e.read[s]; ok {
		return x, nil
	}
	x, err := spdx.Parse(s)
	if err == nil {
		e.read[s] = x
	}
	return x, err
}

func (e *Engine) unread(in, out, which string, err error) Answer {
	return Answer{Result: Undefined, Inbound: in, Outbound: out, Form: e.forms[0], Rule: "unread",
		Reason: fmt.Sprintf("the %s expression cannot be read: %v", which, err), Sources: []string{"SPDX specification, annex D"}}
}

func (e *Engine) ask(in, out spdx.Expr, relation string) Answer {
	if out.Op != spdx.Leaf {
		return pick(out.Terms, out.Op == spdx.Or, func(t spdx.Expr) Answer { return e.ask(in, t, relation) })
	}
	if in.Op != spdx.Leaf {
		return pick(in.Terms, in.Op == spdx.And, func(t spdx.Expr) Answer { return e.ask(t, out, relation) })
	}
	return e.leaf(in.String(), out.String(), relation)
}

// pick returns the worst or best answer, the first of equals. Of the worst, what the others ask for is added.
func pick(terms []spdx.Expr, worst bool, ask func(spdx.Expr) Answer) Answer {
	var got Answer
	var all []string
	for i, t := range terms {
		a := ask(t)
		all = append(all, a.Obligations...)
		if i == 0 || worst && rank(a.Result) > rank(got.Result) || !worst && rank(a.Result) < rank(got.Result) {
			got = a
		}
	}
	if worst {
		got.Obligations = unique(append(slices.Clone(got.Obligations), all...))
	}
	return got
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// leaf answers for two licences: the worst over the forms, each with the best of what the
// licence may be taken as.
func (e *Engine) leaf(in, out, relation string) Answer {
	key := [3]string{in, out, relation}
	if a, ok := e.kept[key]; ok {
		return a
	}
	if now := spdx.Current(in); now != in {
		a := e.leaf(now, out, relation)
		a.Inbound = in
		return a
	}
	id, exception, with := strings.Cut(in, " WITH ")
	if this := spdx.This(id); this != id && in != out { // "or any later version": the one that is named will do
		if with {
			this += " WITH " + exception
		}
		a := e.leaf(this, out, relation)
		a.Inbound, a.As = in, cmp.Or(a.As, this)
		return a
	}
	var got Answer
	for n, form := range e.forms {
		a := e.formed(in, out, relation, form)
		if n == 0 || rank(a.Result) > rank(got.Result) {
			a.Obligations = unique(append(slices.Clone(a.Obligations), got.Obligations...))
			got = a
		}
	}
	if len(e.kept) >= maxKept {
		clear(e.kept)
	}
	e.kept[key] = got
	return got
}

// exceptionLimits is the obligation of a part that an exception of the outbound licence does not reach.
const exceptionLimits = "exception-limits"

func (e *Engine) formed(in, out, relation, form string) Answer {
	best := e.one(in, out, relation, form)
	if best.Result == Compatible {
		return best
	}
	base, _, with := strings.Cut(in, " WITH ")
	if with {
		if a := e.formed(base, out, relation, form); rank(a.Result) < rank(best.Result) {
			a.As, a.Inbound = cmp.Or(a.As, base), in
			a.Sources = unique(append(slices.Clone(a.Sources), "an exception adds a permission, and the licence stands without it"))
			best = a
		}
	}
	if whole, exception, with := strings.Cut(out, " WITH "); with && rank(best.Result) > rank(Conditional) {
		// The whole may go out without the exception that is added to its licence.
		if a := e.formed(in, whole, relation, form); rank(a.Result) <= rank(Conditional) {
			a.Outbound, a.Result = out, Conditional
			a.Reason += "; " + exception + ", which the outbound licence adds, is not given for this part"
			a.Obligations = append(slices.Clone(a.Obligations), exceptionLimits)
			best = a
		}
	}
	for _, u := range e.t.Upgrades {
		if !e.names(u.From, base) {
			continue
		}
		for _, to := range u.To {
			if a := e.one(to, out, relation, form); rank(a.Result) < rank(best.Result) {
				a.As, a.Inbound = to, in
				a.Sources = unique(append(slices.Clone(a.Sources), e.t.Sources[u.Source]))
				best = a
			}
		}
	}
	return best
}

func (e *Engine) one(in, out, relation, form string) Answer {
	a := Answer{Inbound: in, Outbound: out, Form: form}
	if in == out {
		a.Result, a.Rule, a.Reason, a.Sources = Compatible, "same-licence", "the part and the whole are under the same terms", []string{"same words"}
		return a
	}
	said := e.t.matrix.says(in, out)
	by, to := e.rules(in).in, e.rules(out).out
	for i := range e.t.Rules {
		r := &e.t.Rules[i]
		if !by[i] || !to[i] || !e.applies(r, relation, form) {
			continue
		}
		a.Result, a.Rule, a.Reason, a.Obligations = r.Result, r.ID, r.Reason, r.Obligations
		for _, s := range r.Source {
			a.Sources = append(a.Sources, e.t.Sources[s])
		}
		if r.Alone != "" || said != 'Y' && said != 'N' || a.Result == Undefined {
			return a
		}
		a.Sources = append(a.Sources, osadlSource)
		if yes := a.Result != Incompatible; yes != (said == 'Y') {
			a.Reason = fmt.Sprintf("the sources disagree: here %s (%s: %s), OSADL says %s", a.Result, r.ID, r.Reason, map[byte]string{'Y': "yes", 'N': "no"}[said])
			a.Result, a.Rule, a.Obligations = Undefined, "sources-disagree", nil
		}
		return a
	}
	a.Result, a.Rule, a.Reason, a.Sources = Undefined, "nobody-says", "no rule answers this", []string{"policy/defaults/compat.yaml"}
	if said == 'Y' || said == 'N' {
		a.Reason += fmt.Sprintf("; OSADL says %c, and one source does not decide", said)
		a.Sources = append(a.Sources, osadlSource)
	}
	return a
}

// rules finds the rules whose names and facets allow a licence on each side.
func (e *Engine) rules(id string) ruled {
	if r, ok := e.ruled[id]; ok {
		return r
	}
	base, exception, _ := strings.Cut(id, " WITH ")
	terms := e.terms(id)
	r := ruled{in: make([]bool, len(e.t.Rules)), out: make([]bool, len(e.t.Rules))}
	for i := range e.t.Rules {
		rule := &e.t.Rules[i]
		r.in[i] = (len(rule.In) == 0 || e.names(rule.In, base)) && (len(rule.With) == 0 || exception != "" && e.names(rule.With, exception)) &&
			has(rule.InOSD, terms.OSD) && has(rule.InCopyleft, terms.Copyleft) && has(rule.InPatent, terms.Patent)
		r.out[i] = (len(rule.Out) == 0 || e.names(rule.Out, base)) &&
			has(rule.OutOSD, terms.OSD) && has(rule.OutCopyleft, terms.Copyleft) && has(rule.OutPatent, terms.Patent)
	}
	e.ruled[id] = r
	return r
}

// has reports whether a list that may be empty, for "any", allows a value.
func has(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }

// applies reports whether a rule is for a relation and a form of distribution.
func (e *Engine) applies(r *Rule, relation, form string) bool {
	return has(r.Form, form) && (len(r.Relation) == 0 || slices.ContainsFunc(r.Relation, func(want string) bool {
		return want == relation || slices.Contains(e.t.Relations[want], relation)
	}))
}

// names reports whether a list holds an id, a pattern of it or its family.
func (e *Engine) names(list []string, id string) bool {
	id = spdx.This(id)
	for _, p := range list {
		if p == id {
			return true
		}
		if family, ok := e.t.Families[p]; ok {
			if e.names(family, id) {
				return true
			}
			continue
		}
		if ok, _ := path.Match(p, id); ok {
			return true
		}
	}
	return false
}

// What names an obligation in words.
func (t *Table) What(obligation string) string { return cmp.Or(t.Obligations[obligation], obligation) }

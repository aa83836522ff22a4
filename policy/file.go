package policy

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/package-url/packageurl-go"
	"go.yaml.in/yaml/v4"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// file is the YAML form of a layer. Unknown keys are errors. doc/policy.schema.json is
// generated from it, for editors.
type file struct {
	Version      int           `yaml:"version" doc:"of this file form: 1"`
	Policy       header        `yaml:"policy" doc:"what this layer is"`
	Publisher    Publisher     `yaml:"publisher" doc:"who publishes; stands in SBOMs as their creator"`
	Outbound     []Outbound    `yaml:"outbound" doc:"the licence that the tree is offered under, by path; the longest match wins"`
	Distribution []string      `yaml:"distribution" doc:"how the product reaches others: source, binary, saas, internal"`
	Paths        []pathClass   `yaml:"paths" doc:"what files are to the product; the first match wins, else own"`
	Licenses     []license     `yaml:"licenses" doc:"texts that no list has"`
	Facets       []facetGroup  `yaml:"facets" doc:"facts about licences"`
	Choices      []Choice      `yaml:"choices" doc:"which branch of an OR is taken"`
	Curations    []Curation    `yaml:"curations" doc:"what a person concluded about one exact thing"`
	Waivers      []Waiver      `yaml:"waivers" doc:"verdicts that somebody answers for until a day"`
	Patents      []PatentState `yaml:"patent_statements" doc:"patent positions as people recorded them"`
	Baseline     string        `yaml:"baseline" doc:"a decision (licit scan -o decision) beside this file whose verdicts are known; it may only shrink"`
	Rules        []Rule        `yaml:"rules" doc:"tried from the top; the first that matches an issue decides it"`
}

type header struct {
	ID         string   `yaml:"id" doc:"short name"`
	Version    string   `yaml:"version" doc:"of your rules; stands in every decision"`
	Title      string   `yaml:"title" doc:"for people"`
	Document   string   `yaml:"document" doc:"the written policy that this file implements"`
	Extends    extends  `yaml:"extends" doc:"an embedded policy by its id, or {file, sha256} of another"`
	Exceptions []string `yaml:"exceptions" doc:"which kinds of exception a layer below may add: rule, facet, path, curation, choice, waiver, baseline"`
}

// extends names the layer above: an embedded one by id, another by file and hash.
type extends struct {
	ID     string `yaml:"-"`
	File   string `yaml:"file" doc:"path beside this file"`
	SHA256 string `yaml:"sha256" doc:"of that file, in hex"`
}

func (e *extends) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		e.ID = n.Value
		return nil
	}
	type plain extends
	return n.Decode((*plain)(e))
}

// Rule decides the issues that When matches.
type Rule struct {
	ID       string        `yaml:"id" json:"id" doc:"short name"`
	When     When          `yaml:"when" json:"when" doc:"all conditions given must hold"`
	Then     string        `yaml:"then" json:"then" doc:"deny, review, conditional (allowed, with something to do) or allow"`
	Severity rule.Severity `yaml:"severity" json:"severity,omitempty" doc:"error, warning or note; default: the check's"`
	Reason   string        `yaml:"reason" json:"reason" doc:"why, for a reader"`
	Clause   string        `yaml:"clause" json:"clause,omitempty" doc:"of ISO/IEC 5230:2020"`
	Fix      string        `yaml:"fix" json:"fix,omitempty" doc:"what to do; default: the check's"`
	layer    int
}

// When lists conditions. All that are given must hold; of a list one entry must.
type When struct {
	Check        []string      `yaml:"check" json:"check,omitempty" doc:"ids of checks"`
	Facet        []string      `yaml:"facet" json:"facet,omitempty" doc:"of a clause, or failed and unsupported of a manifest"`
	Expression   []string      `yaml:"expression" json:"expression,omitempty" doc:"licence expressions, as found"`
	OSD          []rule.Answer `yaml:"osd" json:"osd,omitempty" doc:"yes, no, unknown"`
	Copyleft     []string      `yaml:"copyleft" json:"copyleft,omitempty" doc:"none, file, library, strong, network, unknown"`
	Patent       []string      `yaml:"patent" json:"patent,omitempty" doc:"grant, retaliation, silent, reserved, none, mixed, unknown"`
	Path         []string      `yaml:"path" json:"path,omitempty" doc:"globs, ** crosses directories"`
	Relation     []string      `yaml:"relation" json:"relation,omitempty" doc:"own, or what paths and edges say"`
	Distribution []string      `yaml:"distribution" json:"distribution,omitempty" doc:"one of the policy's forms"`
}

// Outbound is the licence that files are offered under.
type Outbound struct {
	Path       string `yaml:"path" json:"path" doc:"glob"`
	Expression string `yaml:"expression" json:"expression" doc:"SPDX expression"`
}

type pathClass struct {
	Path     string `yaml:"path" doc:"glob"`
	Relation string `yaml:"relation" doc:"own, modified-copy, vendored, test, build-tool, generated, data, doc, media …"`
	Reason   string `yaml:"reason" doc:"why"`
}

type facetGroup struct {
	IDs      []string    `yaml:"ids" doc:"licence ids, may hold *"`
	OSD      rule.Answer `yaml:"osd" doc:"meets the Open Source Definition: yes, no, unknown"`
	Copyleft string      `yaml:"copyleft" doc:"none, file, library, strong, network, unknown"`
	Patent   string      `yaml:"patent" doc:"grant, retaliation, silent, reserved, none, unknown"`
	Basis    string      `yaml:"basis" doc:"who says so"`
}

// license registers a text: a file beside the policy, or words in it.
type license struct {
	ID       string      `yaml:"id" doc:"LicenseRef-…"`
	File     string      `yaml:"file" doc:"beside the policy"`
	Text     string      `yaml:"text" doc:"the words themselves"`
	Clauses  []string    `yaml:"clauses" doc:"facets of clauses that it stands for"`
	OSD      rule.Answer `yaml:"osd" doc:"meets the Open Source Definition: yes, no, unknown"`
	Copyleft string      `yaml:"copyleft" doc:"none, file, library, strong, network, unknown"`
	Patent   string      `yaml:"patent" doc:"grant, retaliation, silent, reserved, none, unknown"`
	Basis    string      `yaml:"basis" doc:"who says so"`
}

// Choice says which branch of an offered choice is taken.
type Choice struct {
	PURL   string `yaml:"purl" json:"purl,omitempty" doc:"of a package; may end in @*"`
	Path   string `yaml:"path" json:"path,omitempty" doc:"or a glob for files of the tree"`
	Given  string `yaml:"given" json:"given" doc:"the expression with OR"`
	Choose string `yaml:"choose" json:"choose" doc:"the branch taken"`
	By     string `yaml:"by" json:"by" doc:"who chose"`
	Reason string `yaml:"reason" json:"reason,omitempty" doc:"why"`
}

// Curation is what a person concluded about one exact version of a package, or about one
// file as it is: it dies when the file changes.
type Curation struct {
	PURL   string `yaml:"purl" json:"purl,omitempty" doc:"of one exact version"`
	Path   string `yaml:"path" json:"path,omitempty" doc:"or a file of the tree"`
	SHA256 string `yaml:"sha256" json:"sha256,omitempty" doc:"of that file"`
	Is     string `yaml:"is" json:"is" doc:"the licence, as an expression; NONE where nothing stands there"`
	By     string `yaml:"by" json:"by" doc:"who concluded"`
	On     string `yaml:"on" json:"on" doc:"date, 2026-11-22"`
	Reason string `yaml:"reason" json:"reason" doc:"why"`
}

// Waiver lets a verdict pass until a day, for a reason that somebody answers for.
type Waiver struct {
	Verdict string `yaml:"verdict" json:"verdict,omitempty" doc:"id of a verdict, as licit prints it"`
	Check   string `yaml:"check" json:"check,omitempty" doc:"or a check"`
	Path    string `yaml:"path" json:"path,omitempty" doc:"with a glob that every place must match"`
	PURL    string `yaml:"purl" json:"purl,omitempty" doc:"or a package; may end in @*"`
	Reason  string `yaml:"reason" json:"reason" doc:"why it may pass"`
	By      string `yaml:"by" json:"by" doc:"who answers for it"`
	Ticket  string `yaml:"ticket" json:"ticket,omitempty" doc:"where it is worked on"`
	On      string `yaml:"on" json:"on" doc:"date it was given"`
	Until   string `yaml:"until" json:"until" doc:"last day it holds, at most 365 days later"`
}

// PatentState is a recorded position on patents, for a Recommendation and the files
// that implement it.
type PatentState struct {
	Recommendation string `yaml:"recommendation" json:"recommendation" doc:"as G.711 App. I"`
	Path           string `yaml:"path" json:"path,omitempty" doc:"glob of the files that implement it; default: all"`
	Statement      string `yaml:"statement" json:"statement" doc:"free (of charge), rand, unwilling or none"`
	Ref            string `yaml:"ref" json:"ref" doc:"number or address in the patent database"`
	Checked        string `yaml:"checked" json:"checked" doc:"date a person looked"`
	By             string `yaml:"by" json:"by,omitempty" doc:"who looked"`
}

// The kinds of exception that a layer may let the layers below it add.
var exceptionKinds = []string{"rule", "facet", "path", "curation", "choice", "waiver", "baseline"}

// maxNesting bounds how deep a policy file may be nested.
const maxNesting = 40

// decode reads one layer strictly. Every error names file, line and column.
func decode(name string, data []byte) (*file, error) {
	f := new(file)
	at, err := Strict("policy", name, data, f)
	if errors.Is(err, errEmpty) {
		return nil, fmt.Errorf("%w; licit init writes one", err)
	}
	if err != nil {
		return nil, err
	}
	if f.Version != 1 {
		return nil, at([]any{"version"}, "version is %d, this licit reads version: 1", f.Version)
	}
	return f, f.check(at)
}

// positions finds the line and column of a place in a file.
type positions struct {
	what string // the kind of file
	name string
	root *yaml.Node
}

// errorf is an error at a path of keys and indexes, or at the deepest part of it that is there.
func (p positions) errorf(at []any, format string, args ...any) error {
	n := p.root
	for _, step := range at {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return p.at(n, format, args...)
}

func (p positions) at(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s %s: line %d, column %d: %s", p.what, p.name, n.Line, n.Column, fmt.Sprintf(format, args...))
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	}
	return nil
}

// strict holds a node against the type that it is decoded into: no unknown or repeated
// key, no alias, no other shape.
func (p positions) strict(n *yaml.Node, t reflect.Type, key string, depth int) []error {
	if depth > maxNesting {
		return []error{p.at(n, "nested deeper than %d", maxNesting)}
	}
	if n.Kind == yaml.AliasNode {
		return []error{p.at(n, "an alias; write it out, so that a reader sees what the policy says")}
	}
	if t == reflect.TypeFor[extends]() && n.Kind == yaml.ScalarNode {
		return nil
	}
	var errs []error
	switch t.Kind() {
	case reflect.Struct:
		if n.Kind != yaml.MappingNode {
			return []error{p.at(n, "%s: want keys and values", cmp.Or(key, "the file"))}
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			field, known := fieldOf(t, k.Value)
			switch {
			case !known:
				errs = append(errs, p.at(k, "unknown key %q; known here: %s", k.Value, strings.Join(keysOf(t), ", ")))
				continue
			case seen[k.Value]:
				errs = append(errs, p.at(k, "the key %q stands here twice", k.Value))
			}
			seen[k.Value] = true
			errs = append(errs, p.strict(v, field.Type, k.Value, depth+1)...)
		}
	case reflect.Slice:
		if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
			return nil
		}
		if n.Kind != yaml.SequenceNode {
			return []error{p.at(n, "%s: want a list", key)}
		}
		for _, v := range n.Content {
			errs = append(errs, p.strict(v, t.Elem(), key, depth+1)...)
		}
	default:
		if n.Kind != yaml.ScalarNode {
			errs = append(errs, p.at(n, "%s: want one value", key))
		} else if t.Kind() == reflect.Int && n.Tag != "!!int" {
			errs = append(errs, p.at(n, "%s: want a number, not %q", key, n.Value))
		}
	}
	return errs
}

func fieldOf(t reflect.Type, key string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("yaml") == key {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

func keysOf(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get("yaml"); key != "" && key != "-" {
			out = append(out, key)
		}
	}
	return out
}

var hexDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// check looks at what the types cannot say.
func (f *file) check(at Place) error {
	var errs []error
	bad := func(place []any, format string, args ...any) { errs = append(errs, at(place, format, args...)) }
	oneOf := func(place []any, got string, want ...string) {
		if !slices.Contains(want, got) {
			bad(place, "%v is %q, want %s", place[len(place)-1], got, strings.Join(want, ", "))
		}
	}
	glob := func(place []any, g string) {
		if !doublestar.ValidatePattern(g) {
			bad(place, "%q is not a valid pattern", g)
		}
	}
	date := func(place []any, s string) (day time.Time) {
		day, err := time.Parse(time.DateOnly, s)
		if err != nil {
			bad(place, "%v is %q, want a date like 2026-11-22", place[len(place)-1], s)
		}
		return day
	}
	expression := func(place []any, s string) spdx.Expr {
		e, err := spdx.Parse(s)
		if err != nil || len(e.Unknown()) > 0 {
			bad(place, "%q is no expression of listed ids and LicenseRefs", s)
		}
		return e
	}
	needed := func(place []any, got, key string) {
		if strings.TrimSpace(got) == "" {
			bad(place, "no %s", key)
		}
	}
	if f.Policy.ID == "" && len(f.Rules) > 0 {
		bad([]any{"policy"}, "no id")
	}
	if e := f.Policy.Extends; e.File != "" && !hexDigest.MatchString(e.SHA256) {
		bad([]any{"policy", "extends"}, "a parent by file is pinned: sha256 is %q, want 64 hex digits", e.SHA256)
	}
	for i, k := range f.Policy.Exceptions {
		oneOf([]any{"policy", "exceptions", i}, k, exceptionKinds...)
	}
	if f.Publisher.Name == "" && f.Publisher != (Publisher{}) {
		bad([]any{"publisher"}, "no name")
	}
	for i, o := range f.Outbound {
		glob([]any{"outbound", i, "path"}, o.Path)
		expression([]any{"outbound", i, "expression"}, o.Expression)
	}
	for i, d := range f.Distribution {
		oneOf([]any{"distribution", i}, d, "source", "binary", "saas", "internal")
	}
	for i, c := range f.Paths {
		glob([]any{"paths", i, "path"}, c.Path)
		needed([]any{"paths", i}, c.Relation, "relation")
		needed([]any{"paths", i}, c.Reason, "reason")
	}
	for i, c := range f.Choices {
		given, choose := expression([]any{"choices", i, "given"}, c.Given), expression([]any{"choices", i, "choose"}, c.Choose)
		if (c.PURL == "") == (c.Path == "") {
			bad([]any{"choices", i}, "give purl or path")
		}
		needed([]any{"choices", i}, c.By, "by")
		if !offered(given, choose) {
			bad([]any{"choices", i, "choose"}, "%s is not what %s offers", c.Choose, c.Given)
		}
	}
	for i, c := range f.Curations {
		if c.Is != spdx.None {
			expression([]any{"curations", i, "is"}, c.Is)
		}
		if c.PURL != "" {
			if _, err := packageurl.FromString(c.PURL); err != nil {
				bad([]any{"curations", i, "purl"}, "%q is no purl: %v", c.PURL, err)
			}
		}
		switch {
		case (c.PURL == "") == (c.Path == ""):
			bad([]any{"curations", i}, "give purl, or path and sha256")
		case c.Path != "" && !hexDigest.MatchString(c.SHA256):
			bad([]any{"curations", i, "sha256"}, "a curation of a file is pinned: sha256 is %q, want 64 hex digits", c.SHA256)
		}
		needed([]any{"curations", i}, c.By, "by")
		needed([]any{"curations", i}, c.Reason, "reason")
		date([]any{"curations", i, "on"}, c.On)
	}
	for i, w := range f.Waivers {
		if (w.Verdict == "") == (w.Check == "") {
			bad([]any{"waivers", i}, "give verdict, or check with path or purl")
		}
		if w.Check != "" && w.Path == "" && w.PURL == "" {
			bad([]any{"waivers", i}, "a waiver of a whole check is none: give path or purl")
		}
		glob([]any{"waivers", i, "path"}, w.Path)
		needed([]any{"waivers", i}, w.By, "by")
		needed([]any{"waivers", i}, w.Reason, "reason")
		from, to := date([]any{"waivers", i, "on"}, w.On), date([]any{"waivers", i, "until"}, w.Until)
		if to.Sub(from) > 366*24*time.Hour {
			bad([]any{"waivers", i, "until"}, "longer than 365 days after on")
		}
	}
	for i, s := range f.Patents {
		glob([]any{"patent_statements", i, "path"}, s.Path)
		needed([]any{"patent_statements", i}, s.Recommendation, "recommendation")
		needed([]any{"patent_statements", i}, s.Ref, "ref")
		oneOf([]any{"patent_statements", i, "statement"}, s.Statement, "free", "rand", "unwilling", "none")
		date([]any{"patent_statements", i, "checked"}, s.Checked)
	}
	known := map[string]bool{}
	for _, c := range rule.All() {
		known[c.ID] = true
	}
	for i, g := range f.Facets {
		for n, id := range g.IDs {
			if _, err := path.Match(id, ""); err != nil {
				bad([]any{"facets", i, "ids", n}, "%q is not a valid pattern", id)
			}
		}
	}
	for i, r := range f.Rules {
		needed([]any{"rules", i}, r.ID, "id")
		needed([]any{"rules", i}, r.Reason, "reason")
		oneOf([]any{"rules", i, "then"}, r.Then, decisionOrder...)
		if r.Severity != "" {
			oneOf([]any{"rules", i, "severity"}, string(r.Severity), "error", "warning", "note")
		}
		for n, id := range r.When.Check {
			if !known[id] {
				bad([]any{"rules", i, "when", "check", n}, "check %q does not exist; licit list checks shows them", id)
			}
		}
		for n, g := range r.When.Path {
			glob([]any{"rules", i, "when", "path", n}, g)
		}
	}
	return errors.Join(errs...)
}

// offered reports whether a choice is a branch of what is given, or a conjunction of one branch of
// each OR in it.
func offered(given, choose spdx.Expr) bool {
	if given.Normal().String() == choose.Normal().String() {
		return true
	}
	switch given.Op {
	case spdx.Or:
		return slices.ContainsFunc(given.Terms, func(t spdx.Expr) bool { return offered(t, choose) })
	case spdx.And:
		if choose.Op != spdx.And {
			return false
		}
		return !slices.ContainsFunc(choose.Terms, func(c spdx.Expr) bool {
			return !slices.ContainsFunc(given.Terms, func(g spdx.Expr) bool { return offered(g, c) })
		}) && !slices.ContainsFunc(given.Terms, func(g spdx.Expr) bool {
			return !slices.ContainsFunc(choose.Terms, func(c spdx.Expr) bool { return offered(g, c) })
		})
	}
	return false
}

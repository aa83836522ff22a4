// Package rule holds the checks: one file each, each a package-level
//
//	var noLicense = Check{ID: "LIC-001", …}
//
// collected by go generate into registry_gen.go. A check finds issues in an
// inventory; what is decided about an issue is the policy's business (see
// package policy), so that lawyers change YAML and not Go.
package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/licit-compliance/licit/policy/compat"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

//go:generate go run ../../internal/gen/registry -type Check -o registry_gen.go

// Severity says how loud an issue is.
type Severity string

// The severities, loudest first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Check is one kind of issue. All fields but Find are documentation that
// licit list, licit explain and the reports print.
type Check struct {
	ID       string   // stable, as "LIC-001"
	Name     string   // short words, as "no licence"
	Severity Severity // unless a policy rule says otherwise
	Clause   string   // of ISO/IEC 5230:2020, as "3.3.1"
	Explain  string   // for a newcomer: what it means, why it matters
	Fix      string   // what to do next
	Find     func(*Facts) []Issue
}

// Facts is what checks look at. They need no file rows: the inventory's
// findings, packages and usages hold what matters.
type Facts struct {
	Inventory *inventory.Inventory
	Facets    func(id string) Facets // of a licence or "licence WITH exception"
	Curations map[string]string      // purl -> licence that a person concluded
	// Chosen is the branch that the policy takes of an expression, for a package or a path.
	Chosen func(purl, path, expr string) (branch string, ok bool)
	// Outbound is the licence that a path is offered under.
	Outbound func(path string) string
	// Relation is what a path is to the product; said reports whether the policy says so, not the path's name.
	Relation func(path string) (relation string, said bool)
	// Compat answers whether a licence may come in under another; it is made for the policy's forms of distribution.
	Compat  func(in, out, relation string) compat.Answer
	Patents []PatentPosition
	Before  map[string]string  // package id -> licence, when the baseline was written
	Notes   map[string][]Issue // about the policy itself, by check

	copied, spoken map[string]bool     // see copies and seenAsFiles
	ships          map[string]bool     // see shipped
	related        map[string]string   // see relations
	facetsOf       map[string]Facets   // see FacetsOf
	demanded       map[string][]string // see demands
}

// PatentPosition is a position on patents that people recorded.
type PatentPosition struct {
	Recommendation string
	Path           string // glob of the files that implement it; empty: all
	Statement      string // free rand unwilling none
	Ref            string
	Checked        string // date
}

// Issue is one thing that a policy decides about.
type Issue struct {
	Check      string
	Path       string // subject
	Package    string // subject
	Expression string
	Facet      string // of a clause
	Relation   string // of a dependency; of files the policy's paths decide
	Terms      Facets // of Expression
	Reason     string
	Text       string // the words themselves
	Count      int
	Locations  []inventory.Location
	Evidence   []string // ids of findings
	// Parts are the fingerprints that the issue would have with each of its subjects alone, where it has several:
	// who knew them all knows it.
	Parts []string
	// Groups are the packages that the issue is about, by what can be done; a decision in JSON does not repeat them.
	Groups []Group
	key    []string
	places []string // of an issue gathered from several
}

// Places are the paths that the issue is about: all of its locations where it names them all, else the
// directories that hold them.
func (i Issue) Places() []string {
	if len(i.places) > 0 {
		return i.places
	}
	if len(i.Locations) == 0 || i.Count > len(i.Locations) {
		return []string{i.Path}
	}
	var out []string
	for _, l := range i.Locations {
		out = append(out, l.Path)
	}
	return out
}

// Group is packages of which the same is to be done.
type Group struct {
	What     string // to do
	Packages []string
}

// Fingerprint identifies an issue across scans: check and subject, never a line.
func (i Issue) Fingerprint() string {
	key := i.key
	if len(key) == 0 {
		key = []string{i.Path, i.Package, i.Expression, i.Facet}
	}
	sum := sha256.Sum256([]byte(i.Check + "\x00" + strings.Join(key, "\x00")))
	return i.Check + "-" + hex.EncodeToString(sum[:6])
}

// Answer is a fact about a licence that may not be known.
type Answer string

// The answers.
const (
	Unknown Answer = "unknown"
	Yes     Answer = "yes"
	No      Answer = "no"
)

// Facets are the facts about one licence or expression that rules ask for.
type Facets struct {
	OSD      Answer `yaml:"osd" json:"osd"`           // meets the Open Source Definition
	Copyleft string `yaml:"copyleft" json:"copyleft"` // none file library strong network unknown
	Patent   string `yaml:"patent" json:"patent"`     // grant retaliation silent reserved none unknown
	Basis    string `yaml:"basis" json:"basis"`       // where the answers come from
}

// copyleftRank orders the copyleft facet from least to most burden; unknown is
// the heaviest, because nothing may be assumed.
var copyleftRank = map[string]int{"none": 0, "file": 1, "library": 2, "strong": 3, "network": 4, "unknown": 5, "": 5}

// Of returns the facets of an expression: of OR the branch with the least
// burden, of AND the sum.
func Of(e spdx.Expr, leaf func(id string) Facets) Facets {
	if e.Op == spdx.Leaf {
		id := e.ID
		if e.Plus {
			id += "+"
		}
		if e.Exception == "" {
			return leaf(id)
		}
		f := leaf(id + " WITH " + e.Exception)
		if f.OSD == Unknown { // an exception only adds permissions
			f = leaf(id)
		}
		return f
	}
	var out Facets
	for i, t := range e.Terms {
		f := Of(t, leaf)
		switch {
		case i == 0:
			out = f
		case e.Op == spdx.Or:
			if lighter(f, out) {
				out = f
			}
		default:
			if f.OSD == No || out.OSD == No {
				out.OSD = No
			} else if f.OSD == Unknown {
				out.OSD = Unknown
			}
			if copyleftRank[f.Copyleft] > copyleftRank[out.Copyleft] {
				out.Copyleft = f.Copyleft
			}
			if f.Patent != out.Patent {
				out.Patent = "mixed"
			}
		}
	}
	return out
}

func lighter(a, b Facets) bool {
	if a.OSD != b.OSD {
		return a.OSD == Yes || b.OSD == No
	}
	return copyleftRank[a.Copyleft] < copyleftRank[b.Copyleft]
}

// FacetsOf parses an expression and returns its facets; what does not parse is
// unknown.
func (f *Facts) FacetsOf(expr string) Facets {
	if out, ok := f.facetsOf[expr]; ok {
		return out
	}
	out := Facets{OSD: Unknown, Copyleft: "unknown", Patent: "unknown"}
	if e, err := spdx.Parse(expr); err == nil {
		out = Of(e, f.Facets)
	}
	if f.facetsOf == nil {
		f.facetsOf = map[string]Facets{}
	}
	f.facetsOf[expr] = out
	return out
}

// fromFindings makes one issue of each finding of a kind.
func fromFindings(facts *Facts, check, kind string, each func(*Issue, inventory.Finding) bool) []Issue {
	var out []Issue
	for _, f := range facts.Inventory.Findings {
		if f.Kind != kind {
			continue
		}
		issue := Issue{
			Check: check, Path: f.Path, Package: f.Package, Facet: f.Facet, Reason: f.Reason, Text: f.Text,
			Count: f.Count, Locations: f.Locations, Evidence: []string{f.ID}, key: []string{f.ID},
		}
		if each == nil || each(&issue, f) {
			out = append(out, issue)
		}
	}
	return out
}

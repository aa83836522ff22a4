package programme

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// License is one row of the register: a licence that was found, what is recorded of it, and who
// has read it.
type License struct {
	ID         string         `json:"id"` // with its exception, as "GPL-2.0-only WITH …"
	Facets     rule.Facets    `json:"facets"`
	Reviewed   bool           `json:"reviewed"` // a person has, says programme.yaml
	Review     *LicenseReview `json:"review,omitempty"`
	Stale      string         `json:"stale,omitempty"` // why a review does not count
	Files      int            `json:"files"`           // with this licence as their own evidence
	Places     []Place        `json:"places,omitempty"`
	MorePlaces int            `json:"morePlaces,omitempty"`
	Packages   []string       `json:"packages,omitempty"`
	PackageSum int            `json:"packageCount"`
	Texts      []Shown        `json:"texts,omitempty"` // files that hold its text
}

// Place is a directory with the licence.
type Place struct {
	Path  string `json:"path"`
	Files int    `json:"files"`
	First string `json:"first"`
	Line  int    `json:"line,omitempty"`
}

// maxPlaces bounds the places, packages and texts that a row of the register names.
const maxPlaces = 5

// wholeText is the least share of a licence's template that a file with its text holds.
const wholeText = 0.9

// Register lists every licence that the inventory finds in files or packages, by id.
func Register(inv *inventory.Inventory, facets func(id string) rule.Facets, p *Programme, today time.Time) ([]License, error) {
	rows := map[string]*License{}
	row := func(id string) *License {
		r := rows[id]
		if r == nil {
			r = &License{ID: id}
			rows[id] = r
		}
		return r
	}
	for _, u := range inv.Summary.Usages {
		for _, id := range leaves(u.Expression) {
			r := row(id)
			r.Files += u.Files
			if len(r.Places) < maxPlaces {
				r.Places = append(r.Places, Place{Path: u.Path, Files: u.Files, First: u.First, Line: u.Line})
			} else {
				r.MorePlaces++
			}
		}
	}
	for _, pkg := range inv.Packages {
		ids := leaves(pkg.Concluded.Expression)
		if len(ids) == 0 {
			ids = append(leaves(pkg.Declared.Expression), leaves(pkg.Detected.Expression)...)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			r := row(id)
			if r.PackageSum++; len(r.Packages) < maxPlaces {
				r.Packages = append(r.Packages, pkg.ID)
			}
		}
	}
	for f, err := range inv.Files.All() {
		if err != nil {
			return nil, err
		}
		for _, l := range f.Licenses {
			if l.How != inventory.HowExact && l.How != inventory.HowVariant || l.Coverage < wholeText || int64(l.End-l.Start)*2 <= f.Size {
				continue // a header, or a part
			}
			if r := rows[l.Expression]; r != nil && len(r.Texts) < maxPlaces {
				r.Texts = append(r.Texts, Shown{Path: f.Path, SHA256: f.SHA256, Where: "tree"})
			}
		}
	}
	var out []License
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		r := rows[id]
		r.Facets = rule.Facets{OSD: rule.Unknown, Copyleft: "unknown", Patent: "unknown"}
		if e, err := spdx.Parse(id); err == nil {
			r.Facets = rule.Of(e, facets)
		}
		if p != nil {
			for _, review := range p.Licenses {
				if review.ID == id {
					r.judge(review, today)
				}
			}
		}
		out = append(out, *r)
	}
	return out, nil
}

// judge holds a review against the same clock as an answer.
func (l *License) judge(review LicenseReview, today time.Time) {
	l.Review = &review
	day, err := time.Parse(time.DateOnly, review.Date)
	today = today.UTC().Truncate(24 * time.Hour)
	switch {
	case err != nil || day.After(today):
		l.Stale = "the day of the review is still to come"
	case today.After(addMonths(day, validMonths)):
		l.Stale = "reviewed on " + review.Date + ", more than 18 months ago"
	default:
		l.Reviewed = true
	}
}

// leaves are the licences of an expression, each with its exception; nothing of what does not parse.
func leaves(expr string) []string {
	if expr == "" || expr == spdx.None || expr == spdx.NoAssertion {
		return nil
	}
	e, err := spdx.Parse(expr)
	if err != nil {
		return nil
	}
	var out []string
	e.Leaves(func(l spdx.Expr) { out = append(out, l.String()) })
	slices.SortFunc(out, cmp.Compare[string])
	return slices.Compact(out)
}

package policy

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Exception says why a verdict passes though its rule says otherwise. The verdict stays
// visible, with what it was.
type Exception struct {
	Kind   string `json:"kind"` // waiver, baseline, curation
	Ref    string `json:"ref"`  // ticket, file
	By     string `json:"by,omitempty"`
	Reason string `json:"reason,omitempty"`
	Until  string `json:"until,omitempty"`
}

// Baseline is a set of verdicts that are known: they are shown and do not fail the gate.
type Baseline struct {
	Name     string
	verdicts map[string]string // id -> decision
	parts    map[string]string // likewise, of each part of a verdict about several
	licenses map[string]string // package id -> licence
}

// maxBaseline bounds the bytes of a baseline.
const maxBaseline = 64 << 20

// ReadBaseline reads a decision that licit wrote as the list of what is known.
func ReadBaseline(name string, r io.Reader) (*Baseline, error) {
	var d Decision
	if err := json.NewDecoder(io.LimitReader(r, maxBaseline)).Decode(&d); err != nil {
		return nil, fmt.Errorf("baseline %s: %w; licit scan -o decision=FILE writes one", name, err)
	}
	if d.Schema != "1" || d.Policy.Digest == "" {
		return nil, fmt.Errorf("baseline %s: this is no decision of licit; licit scan -o decision=FILE writes one", name)
	}
	return KnownFrom(name, &d), nil
}

// KnownFrom makes a baseline of a decision: what was open in it, and what it knew already.
func KnownFrom(name string, d *Decision) *Baseline {
	b := &Baseline{Name: name, verdicts: map[string]string{}, parts: map[string]string{}, licenses: d.Licenses}
	for _, v := range d.Verdicts {
		switch {
		case v.Decision == Deny || v.Decision == Review:
			b.know(v, v.Decision)
		case v.Exception != nil && v.Exception.Kind == "baseline":
			b.know(v, v.Was)
		}
	}
	return b
}

func (b *Baseline) know(v Verdict, decision string) {
	b.verdicts[v.ID] = decision
	for _, id := range v.Parts {
		b.parts[id] = decision
	}
}

// knows reports whether a verdict, or all that it is about, was decided as strictly before.
func (b *Baseline) knows(v *Verdict) bool {
	known := func(id string) bool {
		was, ok := b.verdicts[id]
		if !ok {
			was, ok = b.parts[id]
		}
		return ok && slices.Index(decisionOrder, was) <= slices.Index(decisionOrder, v.Decision)
	}
	return known(v.ID) || len(v.Parts) > 0 && !slices.ContainsFunc(v.Parts, func(id string) bool { return !known(id) })
}

// Case is what a decision depends on beside inventory and policy.
type Case struct {
	Today     time.Time    // for waivers that expire; zero: none does
	Baseline  *Baseline    // beside the one that the policy names
	Altered   []string     // files of the policy that the change under review touches
	Programme []rule.Issue // what is open in the programme: see package programme
}

// exceptions applies curations of files, waivers and baselines to verdicts, and collects what is
// wrong with them.
type exceptions struct {
	p       *Policy
	c       Case
	curated map[string]Curation // path -> curation whose hash holds
	used    []bool              // of waivers
	notes   map[string][]rule.Issue
}

func (p *Policy) exceptions(inv *inventory.Inventory, c Case) (*exceptions, error) {
	x := &exceptions{p: p, c: c, curated: map[string]Curation{}, used: make([]bool, len(p.Waivers)), notes: map[string][]rule.Issue{}}
	pinned := map[string]Curation{}
	for _, cur := range p.curations {
		if cur.Path != "" {
			pinned[cur.Path] = cur
		}
	}
	if len(pinned) == 0 {
		return x, nil
	}
	for f, err := range inv.Files.All() {
		if err != nil {
			return nil, err
		}
		cur, ok := pinned[f.Path]
		if !ok {
			continue
		}
		delete(pinned, f.Path)
		if f.SHA256 == cur.SHA256 {
			x.curated[f.Path] = cur
			continue
		}
		x.note("POL-001", "stale", f.Path, fmt.Sprintf("the curation by %s is of %s as it was on %s; the file has changed since", cur.By, f.Path, cur.On))
	}
	for _, cur := range p.curations {
		if _, gone := pinned[cur.Path]; gone && cur.Path != "" {
			x.note("POL-001", "unmatched", cur.Path, fmt.Sprintf("the curation by %s is of %s, which is not in the tree", cur.By, cur.Path))
		}
	}
	return x, nil
}

// before is what dependencies were under when the baselines were written.
func (x *exceptions) before() map[string]string {
	out := map[string]string{}
	for _, b := range []*Baseline{x.p.known, x.c.Baseline} {
		if b != nil {
			maps.Copy(out, b.licenses)
		}
	}
	return out
}

func (x *exceptions) note(check, facet, subject, reason string) {
	x.notes[check] = append(x.notes[check], rule.Issue{Check: check, Facet: facet, Path: subject, Reason: reason, Count: 1})
}

// apply lets a verdict pass where an exception covers it.
func (x *exceptions) apply(v *Verdict, i rule.Issue, facets func(string) rule.Facets) {
	if v.Decision != Deny && v.Decision != Review {
		return
	}
	if cur, ok := x.curation(i); ok {
		if cur.Is == spdx.None || facets(cur.Is).OSD == rule.Yes {
			v.pass(Exception{Kind: "curation", Ref: cur.Path, By: cur.By, Reason: cur.Is + ": " + cur.Reason})
			return
		}
		v.Expression = cur.Is
	}
	for n, w := range x.p.Waivers {
		if !w.covers(v, i) {
			continue
		}
		x.used[n] = true
		if w.expired(x.c.Today) {
			continue // check says so
		}
		v.pass(Exception{Kind: "waiver", Ref: w.Ticket, By: w.By, Reason: w.Reason, Until: w.Until})
		return
	}
	for _, b := range []*Baseline{x.p.known, x.c.Baseline} {
		if b != nil && b.knows(v) {
			v.pass(Exception{Kind: "baseline", Ref: b.Name, Reason: "known before"})
			return
		}
	}
}

func (v *Verdict) pass(e Exception) { v.Was, v.Decision, v.Exception = v.Decision, Allow, &e }

// curation is the one that covers every place of an issue.
func (x *exceptions) curation(i rule.Issue) (Curation, bool) {
	var cur Curation
	if len(x.curated) == 0 || len(i.Locations) == 0 || i.Count > len(i.Locations) {
		return cur, false
	}
	for n, l := range i.Locations {
		c, ok := x.curated[l.Path]
		if !ok || n > 0 && c.Is != cur.Is {
			return cur, false
		}
		cur = c
	}
	return cur, true
}

// expired reports whether the last day of a waiver is over; on no day at all none is.
func (w *Waiver) expired(today time.Time) bool {
	until, err := time.Parse(time.DateOnly, w.Until)
	return err == nil && !today.IsZero() && today.After(until.AddDate(0, 0, 1))
}

func (w *Waiver) covers(v *Verdict, i rule.Issue) bool {
	if w.Verdict != "" {
		return w.Verdict == v.ID
	}
	if w.Check != v.Rule || w.PURL != "" && !purlMatches(w.PURL, i.Package) {
		return false
	}
	for _, place := range i.Places() {
		if ok, _ := doublestar.Match(w.Path, place); w.Path != "" && !ok {
			return false
		}
	}
	return true
}

// purlMatches compares a purl with a pattern that may leave the version open: "…@*".
func purlMatches(pattern, purl string) bool {
	if head, open := strings.CutSuffix(pattern, "@*"); open {
		return purl == head || strings.HasPrefix(purl, head+"@")
	}
	return purl == pattern
}

// check notes waivers that expired or match nothing, and baselines that may shrink.
func (x *exceptions) check(verdicts []Verdict) {
	for n, w := range x.p.Waivers {
		subject := w.Verdict + w.Check
		if w.Path+w.PURL != "" {
			subject += " " + w.Path + w.PURL
		}
		switch {
		case !x.used[n]:
			x.note("POL-001", "unmatched", subject, fmt.Sprintf("the waiver by %s until %s matches nothing", w.By, w.Until))
		case w.expired(x.c.Today):
			x.note("POL-001", "expired", subject, fmt.Sprintf("the waiver by %s ended on %s", w.By, w.Until))
		}
	}
	have := map[string]bool{}
	for _, v := range verdicts {
		have[v.ID] = v.Decision == Deny || v.Decision == Review || v.Exception != nil
	}
	if b := x.p.known; b != nil {
		gone := 0
		for id := range b.verdicts {
			if !have[id] {
				gone++
			}
		}
		if gone > 0 {
			x.note("POL-003", "", b.Name, fmt.Sprintf("%d of %d verdicts of the baseline are gone; write it anew with licit scan -o decision=%s", gone, len(b.verdicts), b.Name))
		}
	}
	for _, name := range x.c.Altered {
		x.note("POL-004", "", name, "the change under review touches what decides it; the version before the change was used")
	}
}

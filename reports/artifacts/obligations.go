package artifacts

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// The states of a duty.
const (
	Satisfied = "satisfied" // the artefact does it
	Prepared  = "prepared"  // the artefact is there, and somebody has to do something with it
	Open      = "open"      // nothing does it yet
	Limit     = "limit"     // a limit to keep to
	None      = "none"      // there is nothing to do: no NOTICE file is shipped
)

// duty is an obligation of one licence at one place.
type duty struct {
	policy.Obligation
	component *component
	part      *part
	forms     []string
	state     string
	artefact  string
	reason    string
}

// obligations joins what the licences ask for with what is in the directory.
func (b *bundle) obligations() {
	for _, c := range b.list {
		if c.expression == "" && len(c.forms) > 0 {
			b.duties = append(b.duties, duty{
				Obligation: policy.Obligation{Licence: spdx.NoAssertion, Says: "unknown: no licence is known, so that nobody knows what it asks for or whether it may be passed on"},
				component:  c, part: &part{partKey: partKey{relation: c.relation}}, forms: c.forms, state: Open, reason: or(c.reason, "nothing in it says"),
			})
		}
		for _, p := range c.sortedParts() {
			p.branch.Leaves(func(l spdx.Expr) {
				list, known := b.table.Of(l)
				if !known {
					b.duties = append(b.duties, duty{
						Obligation: policy.Obligation{Licence: l.String(), Says: "unknown: somebody has to read the licence"},
						component:  c, part: p, forms: c.forms, state: Open, reason: "the table of obligations does not have this licence",
					})
				}
				for _, o := range list {
					d := duty{Obligation: o, component: c, part: p}
					for _, form := range c.forms {
						if o.Applies(p.relation, form, !c.own() && c.pkg.Modified != "no") {
							d.forms = append(d.forms, form)
						}
					}
					if len(d.forms) > 0 {
						b.satisfy(&d, l)
						b.duties = append(b.duties, d)
					}
				}
			})
		}
	}
}

func (b *bundle) satisfy(d *duty, leaf spdx.Expr) {
	c := d.component
	found, supplied := false, false
	for _, t := range c.texts {
		if slices.ContainsFunc(leafNames(leaf), t.has) {
			found, supplied = found || !t.supplied, supplied || t.supplied
		}
	}
	switch d.Duty.By {
	case policy.ByCopyrights:
		switch {
		case d.part.files > 0 && d.part.lines == 0 && d.part.expression != c.expression && supplied && !found:
			d.state, d.reason = Open, "its files name no holder, and the text is supplied by licit: find whose they are"
		case len(c.statements) > 0:
			d.state, d.artefact = Satisfied, "NOTICE.md, COPYRIGHTS.txt"
		case found:
			d.state, d.artefact, d.reason = Satisfied, "NOTICE.md", "it ships no copyright line; its licence text is handed over as it stands"
		default:
			d.state, d.reason = Open, "no copyright line of it was found: "+or(c.reason, "its files have none")
		}
	case policy.ByText:
		switch {
		case found:
			d.state, d.artefact = Satisfied, "NOTICE.md, LICENSES/"
		case supplied:
			d.state, d.artefact, d.reason = Satisfied, "NOTICE.md, LICENSES/", "the text is supplied by licit"
		default:
			d.state, d.reason = Open, "no text of it was found"
		}
	case policy.ByNoticeFile:
		switch {
		case len(c.notices) > 0:
			d.state, d.artefact = Satisfied, "NOTICE.md"
		case c.inTree || c.reason == "":
			d.state, d.reason = None, "it ships no NOTICE file"
		default:
			d.state, d.reason = Open, "whether it ships a NOTICE file is not known: "+c.reason
		}
	case policy.ByModifications:
		d.state, d.artefact, d.reason = Prepared, "MODIFICATIONS.md", "it was changed: see that the changed files say so"
		if c.pkg.Modified != "yes" {
			d.state, d.artefact, d.reason = Open, "", "whether it was changed is not known"
			if !c.inTree {
				d.state, d.reason = None, "it is brought along as its publisher ships it"
			}
		}
	case policy.BySource:
		switch src := b.in.Document.Inventory.Source; {
		case c.inTree && !(src.Revision == "" && src.Digest == "") && !src.Dirty:
			d.state, d.artefact, d.reason = Prepared, "SOURCE.md", "make the offer, and keep the source of the revision for as long"
		case !c.inTree && origin(c.pkg) != "":
			d.state, d.artefact, d.reason = Prepared, "SOURCE.md", "keep a copy of the source named there, and make the offer"
		default:
			d.state, d.reason = Open, "no revision or origin says which source it is"
		}
	case policy.ByLimit:
		d.state = Limit
	case policy.ByPerson:
		d.state, d.reason = Open, "for a person to see to"
		if (d.Duty.ID == "same-licence" || d.Duty.ID == "same-licence-files") && b.offered(d.part.first, leaf) {
			d.state, d.reason = Satisfied, "the tree is offered under that licence"
			if b.in.Document.Decision.Result != "pass" {
				d.state, d.reason = Prepared, "the tree is offered under that licence; whether all of it may be is for who settles the verdicts of the policy"
			}
		} else if d.Duty.ID == "same-licence" {
			d.reason = fmt.Sprintf("the tree is offered under %s; see the verdicts CMP-… of licit scan", or(b.in.Document.Inventory.Summary.DeclaredRoot, "no licence"))
		}
	}
}

// offered reports whether the tree is offered under a licence where a file lies.
func (b *bundle) offered(at string, leaf spdx.Expr) bool {
	e, err := spdx.Parse(b.in.Policy.OutboundAt(b.in.Document.Inventory, at))
	if err != nil {
		return false
	}
	ok := false
	e.Leaves(func(l spdx.Expr) { ok = ok || l.String() == leaf.String() || later(leaf, l) })
	return ok
}

// later reports whether a licence "or any later version" is also had as another: the same
// family in the same or a later version.
func later(leaf, l spdx.Expr) bool {
	base, any := strings.CutSuffix(leaf.ID, "-or-later")
	if !any && !leaf.Plus || leaf.Exception != l.Exception {
		return false
	}
	family, version, ok := cutVersion(base)
	other, otherVersion, okToo := cutVersion(strings.TrimSuffix(strings.TrimSuffix(l.ID, "-only"), "-or-later"))
	return ok && okToo && family == other && otherVersion >= version
}

func cutVersion(id string) (family, version string, ok bool) {
	i := strings.LastIndexByte(id, '-')
	if i < 0 || len(id) != i+4 { // "GPL-2.0": one digit on either side of the dot
		return "", "", false
	}
	return id[:i], id[i+1:], true
}

// group is a duty with all the places that share it.
type group struct {
	Licence     string   `json:"licence"`
	Duty        string   `json:"duty"`
	Title       string   `json:"title"`
	Clause      string   `json:"clause,omitempty"`
	Words       string   `json:"words,omitempty"`
	Family      string   `json:"family,omitempty"` // the copyleft facet that answers, where no row of the table does
	Relation    string   `json:"relation"`
	Forms       []string `json:"forms"`
	State       string   `json:"state"`
	Artefact    string   `json:"artefact,omitempty"`
	Reason      string   `json:"reason,omitempty"`
	Occurrences []place  `json:"occurrences"`
}

type place struct {
	Component string `json:"component"`
	Path      string `json:"path,omitempty"` // of the first of its files
	Files     int    `json:"files,omitempty"`
}

var stateOrder = []string{Open, Prepared, Limit, Satisfied, None}

func (b *bundle) groups() []*group {
	byKey := map[string]*group{}
	var out []*group
	for _, d := range b.duties {
		k := strings.Join([]string{d.Licence, d.Duty.ID, d.Clause, d.part.relation, strings.Join(d.forms, " "), d.state, d.artefact, d.reason}, "\x00")
		g := byKey[k]
		if g == nil {
			g = &group{Licence: d.Licence, Duty: or(d.Duty.ID, "unknown"), Title: d.Title(), Clause: d.Clause, Words: d.Words, Family: d.Family, Relation: d.part.relation, Forms: d.forms,
				State: d.state, Artefact: d.artefact, Reason: d.reason}
			byKey[k] = g
			out = append(out, g)
		}
		g.Occurrences = append(g.Occurrences, place{d.component.pkg.ID, d.part.first, d.part.files})
	}
	sort.SliceStable(out, func(i, j int) bool {
		x, y := slices.Index(stateOrder, out[i].State), slices.Index(stateOrder, out[j].State)
		if x != y {
			return x < y
		}
		return out[i].Licence < out[j].Licence
	})
	return out
}

func (b *bundle) obligationsJSON(w io.Writer) error {
	return reports.WriteJSON(w, struct {
		Schema       string   `json:"schema"`
		Table        string   `json:"table"`    // digest
		Reviewed     bool     `json:"reviewed"` // a person signed the table
		Distribution []string `json:"distribution"`
		Obligations  []*group `json:"obligations"`
	}{"1", b.table.Digest, b.table.Reviewed, b.forms, append([]*group{}, b.groups()...)})
}

// maxPlaces bounds how many places a page names of one duty; the JSON has all.
const maxPlaces = 10

func (b *bundle) obligationsPage() *page {
	p := &page{title: "Obligations of who passes on " + b.product()}
	p.p("What the licences ask for, where they occur, and what of this directory satisfies it. “Prepared” wants somebody to do something with the artefact; “open” is satisfied by nothing here. obligations.json has every place.")
	if !b.table.Reviewed {
		p.p("The table that this is made from cites the licences, and no person has signed it yet: it is no legal advice.")
	}
	groups := b.groups()
	for _, s := range []struct{ state, title string }{{Open, "Open"}, {Prepared, "Prepared"}, {Limit, "Limits to keep to"}, {Satisfied, "Satisfied"}, {None, "Nothing to do"}} {
		licence, headed := "", false
		for _, g := range groups {
			if g.State != s.state {
				continue
			}
			if !headed {
				p.h(2, "", "%s", s.title)
				headed = true
			}
			if g.Licence != licence {
				licence = g.Licence
				p.h(3, "", "%s", licence)
			}
			clause := "by its family, copyleft " + g.Family + ", alone: read the licence"
			if g.Clause != "" {
				clause = "clause " + g.Clause
			} else if g.Family == "" {
				clause = "read the licence"
			}
			line := fmt.Sprintf("%s (%s; %s, passed on as %s)", g.Title, clause, g.Relation, strings.Join(g.Forms, ", "))
			if g.Artefact != "" {
				line += ": " + g.Artefact
			}
			if g.Reason != "" {
				line += " — " + g.Reason
			}
			p.li("%s. In %s", line, places(g.Occurrences))
		}
	}
	if len(groups) == 0 {
		p.p("None: nothing is handed over, or its licences ask for nothing.")
	}
	return p
}

func places(list []place) string {
	var out []string
	for i, o := range list {
		if i == maxPlaces {
			out = append(out, fmt.Sprintf("and %d more", len(list)-i))
			break
		}
		s := o.Component
		if o.Path != "" {
			s += fmt.Sprintf(" (%s, first %s)", files(o.Files), o.Path)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// source is SOURCE.md: the source that licences want offered or named.
func (b *bundle) source(m *Manifest) *page {
	p := &page{title: "Source to offer with " + b.product()}
	p.p("For each component below a licence wants its source handed over, offered, or its place named when it is passed on. This page says which source it is. Handing it over, or a written offer signed by who makes it, is for people to do.")
	type entry struct {
		c      *component
		duties []string
	}
	var list []*entry
	for _, d := range b.duties {
		if d.Duty.By != policy.BySource {
			continue
		}
		if len(list) == 0 || list[len(list)-1].c != d.component {
			list = append(list, &entry{c: d.component})
		}
		e := list[len(list)-1]
		if line := fmt.Sprintf("%s, clause %s: %s", d.Licence, or(d.Clause, "not cited"), d.Title()); !slices.Contains(e.duties, line) {
			e.duties = append(e.duties, line)
		}
	}
	if len(list) == 0 {
		p.p("No licence here asks for that.")
		return p
	}
	p.p("%s", m.Retention.words())
	src := b.in.Document.Inventory.Source
	for _, e := range list {
		p.h(2, "", "%s", e.c.name())
		for _, d := range e.duties {
			p.li("%s", d)
		}
		switch {
		case e.c.inTree:
			where := "the tree that was scanned"
			if len(e.c.pkg.Files) > 0 {
				where = strings.Join(e.c.pkg.Files, ", ") + " of the tree that was scanned"
			}
			switch {
			case src.Revision != "" && !src.Dirty:
				p.li("Source: %s, revision %s", where, src.Revision)
			case src.Digest != "" && !src.Dirty:
				p.li("Source: %s, digest %s", where, src.Digest)
			default:
				p.li("Source: %s; no revision identifies it, so it has to be kept as it is", where)
			}
		case origin(e.c.pkg) != "":
			p.li("Source: %s", origin(e.c.pkg))
			for _, h := range e.c.pkg.Hashes {
				p.li("Hash of what the lock file names (%s): %s:%s", or(h.Of, "distribution"), h.Alg, h.Value)
			}
			p.li("What its publisher distributes may be no source; see that the source of exactly this version is kept.")
		default:
			p.li("Source: not known; find it before this is passed on")
		}
		p.li("Build scripts and what else it takes to build it belong to the source.")
	}
	return p
}

// Retention is how long what is in the directory has to be kept.
type Retention struct {
	From  string   `json:"from,omitempty"`  // date of the source, YYYY-MM-DD
	Years int      `json:"years,omitempty"` // the longest that a licence asks for
	Until string   `json:"until,omitempty"` // From and Years
	For   []string `json:"for,omitempty"`   // the licences that ask for it
	Note  string   `json:"note"`
}

func (r Retention) words() string {
	if r.Years == 0 {
		return r.Note
	}
	return fmt.Sprintf("Keep the source and this directory for at least %d years, to %s: %s ask for that. %s", r.Years, or(r.Until, "a date that starts with the last copy"), strings.Join(r.For, ", "), r.Note)
}

func (b *bundle) retention() Retention {
	var r Retention
	for _, d := range b.duties {
		if d.Duty.Years > 0 && !slices.Contains(r.For, d.Licence) {
			r.For = append(r.For, d.Licence)
		}
		r.Years = max(r.Years, d.Duty.Years)
	}
	slices.Sort(r.For)
	if r.Years == 0 {
		r.Note = "No licence here asks for a time for which anything has to be kept."
		return r
	}
	src := b.in.Document.Inventory.Source
	at, err := time.Parse(time.RFC3339, src.Time)
	if err != nil || src.TimeFrom == "none" || src.TimeFrom == "" {
		r.Note = "The source has no date; set SOURCE_DATE_EPOCH to have one. The time starts with the last copy that is passed on, and GPL-3.0 and its kin want the offer kept up for as long as spare parts or support are offered."
		return r
	}
	r.From, r.Until = at.UTC().Format(time.DateOnly), at.UTC().AddDate(r.Years, 0, 0).Format(time.DateOnly)
	r.Note = "Counted from the date of the source; each copy that is passed on later starts the time anew, and GPL-3.0 and its kin want the offer kept up for as long as spare parts or support are offered."
	return r
}

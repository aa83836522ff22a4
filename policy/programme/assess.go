package programme

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// The statuses of a material. Missing, stale and found-unreviewed are open.
const (
	Produced      = "produced"         // licit made it
	Found         = "found-unreviewed" // something is there; nobody has said that it is what is asked for
	Stale         = "stale"            // what was said is too old, or of a file that has changed
	Missing       = "missing"
	Answered      = "answered"
	NotApplicable = "not-applicable"
)

// The clock: what people said holds for so many months, and is warned about so many days before.
const (
	validMonths = 18
	warnDays    = 90
)

// maxShown bounds how many files a material names.
const maxShown = 10

// Material is what stands for one verification material.
type Material struct {
	ID            string  `json:"id"`
	Number        string  `json:"number"` // ISO/IEC 5230:2020
	Clause        string  `json:"clause"`
	Title         string  `json:"title"` // of the clause
	Next          string  `json:"nextEditionDraft"`
	Level         string  `json:"level"`
	Subject       string  `json:"subject"`
	Status        string  `json:"status"`
	Reason        string  `json:"reason"`
	Warning       string  `json:"warning,omitempty"`
	Answer        *Signed `json:"answer,omitempty"`
	NotApplicable string  `json:"notApplicable,omitempty"` // why
	ValidUntil    string  `json:"validUntil,omitempty"`
	Shown         []Shown `json:"shown,omitempty"` // what shows it
	Hints         []Shown `json:"hints,omitempty"` // what may lead to it and is not it
	More          int     `json:"more,omitempty"`  // files beyond those named
	Tool          string  `json:"tool"`            // what licit does for it
	Question      string  `json:"question"`        // for people
	Optional      bool    `json:"mayBeNotApplicable,omitempty"`
}

// Open reports whether a person still has something to do.
func (m Material) Open() bool {
	return m.Status == Missing || m.Status == Stale || m.Status == Found
}

// Shown is a file that shows a material.
type Shown struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256,omitempty"`
	Date   string `json:"date"`            // of the state of the tree, or of the day it was made
	Where  string `json:"where,omitempty"` // tree, evidence, bundle
}

// Case is what an assessment depends on beside inventory, decision and programme.
type Case struct {
	Today    time.Time
	Made     []Shown   // files of the evidence directory
	Bundle   *Bundle   // nil: none is given
	Register []License // of the licences found
}

// Bundle is a directory of artefacts, by its manifest.
type Bundle struct {
	Manifest  Shown
	Revision  string // of the source it was made of
	Inventory string // digest of the inventory it was made of
	Keep      string // day until which licences ask that it is kept, as the manifest says
	Problems  int    // that the manifest lists
}

// warning says what of a bundle a reader has to mind.
func (b *Bundle) warning(inv *inventory.Inventory, digest string) string {
	w := ""
	switch {
	case b.Inventory == digest:
	case b.Revision == "" || b.Revision != inv.Source.Revision:
		w = "the bundle was not made of this state of the tree"
	default:
		w = "the bundle was made of the same revision, and not of the same inventory"
	}
	if b.Problems > 0 {
		w = joined(w, fmt.Sprintf("the manifest of the bundle lists %d problems", b.Problems))
	}
	if b.Keep != "" {
		w = joined(w, "the bundle asks to be kept until "+b.Keep)
	}
	return w
}

// Assess says what stands for each of the 25 materials, in the order of the clauses. The programme
// may be nil: nobody has answered yet.
func Assess(inv *inventory.Inventory, d *policy.Decision, p *Programme, c Case) ([]Material, error) {
	rows, err := List()
	if err != nil {
		return nil, err
	}
	if p == nil {
		p = new(Programme)
	}
	a := assessment{inv: inv, decision: d, programme: p, c: c, files: map[string]string{}, day: inv.Source.Time}
	if day, _, ok := strings.Cut(a.day, "T"); ok {
		a.day = day
	}
	out := make([]Material, len(rows))
	for i, r := range rows {
		out[i] = Material{
			ID: r.ID, Number: r.Number, Clause: r.Clause, Title: r.Title, Next: r.Next, Level: r.Level,
			Subject: r.Subject, Tool: r.Tool, Question: r.Question, Optional: r.Optional,
		}
	}
	if err := a.look(rows, out); err != nil {
		return nil, err
	}
	answers := map[string]Answer{}
	for _, ans := range p.Answers {
		answers[ans.Material] = ans
	}
	for i := range out {
		m := &out[i]
		switch m.ID {
		case scopeStatement:
			a.scope(m)
		case affirmation, duration:
			continue // after all others
		default:
			ans, ok := answers[m.ID]
			a.judge(m, ans.signed(), ok, ans.NotApplicable)
		}
		a.hold(m)
	}
	a.affirmed(out)
	return out, nil
}

type assessment struct {
	inv       *inventory.Inventory
	decision  *policy.Decision
	programme *Programme
	c         Case
	files     map[string]string // path -> sha256, of the files that answers name
	day       string            // of the tree
}

// look finds the files of the tree that show a material, and those that answers name.
func (a *assessment) look(rows []Row, out []Material) error {
	named := map[string]bool{a.programme.Scope.File: true, a.programme.Affirmation.File: true}
	for _, ans := range a.programme.Answers {
		named[ans.File] = true
	}
	places := map[string]bool{} // directories that hold what is looked for
	for _, r := range rows {
		for _, g := range slices.Concat(r.known.Shows, r.known.Hints) {
			for _, dir := range directories(g) {
				places[dir] = true
			}
		}
	}
	add := func(m *Material, list *[]Shown, s Shown) {
		if len(*list) < maxShown {
			*list = append(*list, s)
		} else {
			m.More++
		}
	}
	for f, err := range a.inv.Files.All() {
		if err != nil {
			return err
		}
		if f.Mode != inventory.ModeFile {
			continue
		}
		if named[f.Path] {
			a.files[f.Path] = f.SHA256
		}
		name := strings.ToLower(f.Path)
		if !places[path.Dir(name)] || f.Size == 0 {
			continue
		}
		for i := range rows {
			shown := Shown{Path: f.Path, SHA256: f.SHA256, Date: a.day, Where: "tree"}
			switch {
			case matches(rows[i].known.Shows, name):
				add(&out[i], &out[i].Shown, shown)
			case matches(rows[i].known.Hints, name):
				add(&out[i], &out[i].Hints, shown)
			}
		}
	}
	for i := range rows {
		for _, p := range a.inv.Packages {
			if !slices.ContainsFunc(rows[i].known.Makers, func(id string) bool { return samePackage(p.PURL, id) || samePackage(p.ID, id) }) {
				continue
			}
			for _, l := range p.Locations {
				add(&out[i], &out[i].Shown, Shown{Path: l.Path, Date: a.day, Where: "tree"})
			}
		}
		for _, name := range rows[i].known.Made {
			for _, made := range a.c.Made {
				if path.Base(made.Path) == name {
					add(&out[i], &out[i].Shown, made)
				}
			}
		}
		if rows[i].known.Bundle != "" && a.c.Bundle != nil {
			add(&out[i], &out[i].Shown, a.c.Bundle.Manifest)
			out[i].Warning = a.c.Bundle.warning(a.inv, a.decision.Inventory)
		}
	}
	return nil
}

// directories are those in which a pattern looks: all that its braces spell.
func directories(glob string) []string {
	open := strings.IndexByte(glob, '{')
	if open < 0 {
		return []string{path.Dir(glob)}
	}
	rest, tail, _ := strings.Cut(glob[open+1:], "}")
	var out []string
	for word := range strings.SplitSeq(rest, ",") {
		out = append(out, directories(glob[:open]+word+tail)...)
	}
	return out
}

func matches(globs []string, name string) bool {
	return slices.ContainsFunc(globs, func(g string) bool {
		ok, err := doublestar.Match(g, name)
		return ok && err == nil
	})
}

// samePackage compares a purl with one without version.
func samePackage(purl, id string) bool {
	purl = strings.ToLower(purl)
	return purl == id || strings.HasPrefix(purl, id+"@") || strings.HasPrefix(purl, id+"#")
}

// judge gives a material its status by the answer of a person, if there is one, and by what is there.
func (a *assessment) judge(m *Material, s Signed, answered bool, notApplicable string) {
	switch {
	case m.Level == "produce":
		if answered {
			m.Answer = &s
		}
		switch {
		case len(m.Shown) == 0:
			m.Status, m.Reason = Missing, "no records were made"
		case len(a.decision.Unexamined()) > 0:
			m.Status, m.Reason = Found, "the records lack what could not be examined; mend that and make them again"
		case a.inv.Source.Kind == "sbom":
			m.Status, m.Reason = Found, "the records are made of an SBOM, and the software itself was not looked at; scan it"
		default:
			m.Status, m.Reason = Produced, "licit made the records of this tree; a person reviews and adopts them"
		}
		return
	case answered:
		m.Answer, m.NotApplicable = &s, notApplicable
		a.age(m, s)
		if m.Status == Answered && notApplicable != "" {
			m.Status, m.Reason = NotApplicable, "said to be not applicable"
		}
		return
	case len(m.Shown) > 0:
		m.Status, m.Reason = Found, "found; nobody has said yet that it is what is asked for"
		if m.Shown[0].Where == "evidence" {
			m.Reason = "licit made a part of it; nobody has said yet where the rest is"
		}
	case m.Level == "human":
		m.Status, m.Reason = Missing, "only people can show it, and nobody has answered"
	default:
		m.Status, m.Reason = Missing, "nothing in the tree shows it, and nobody has answered"
	}
}

// age holds what a person said against the clock and against the file that they named.
func (a *assessment) age(m *Material, s Signed) {
	day, err := time.Parse(time.DateOnly, s.Date)
	if err != nil {
		m.Status, m.Reason = Missing, "the answer has no date"
		return
	}
	today := a.c.Today.UTC().Truncate(24 * time.Hour)
	until := addMonths(day, validMonths)
	m.ValidUntil = until.Format(time.DateOnly)
	switch {
	case day.After(today):
		m.Status, m.Reason = Found, "the answer is dated "+s.Date+", which is still to come"
		return
	case today.After(until):
		m.Status, m.Reason = Stale, fmt.Sprintf("answered on %s, more than %d months ago", s.Date, validMonths)
		return
	}
	if s.File != "" {
		have, ok := a.files[s.File]
		switch {
		case !ok:
			m.Status, m.Reason = Stale, "the file that the answer names is not in the tree: "+s.File
			return
		case have != s.SHA256:
			m.Status, m.Reason = Stale, "the file that the answer names has changed since: "+s.File
			return
		}
		at := Shown{Path: s.File, SHA256: have, Date: a.day, Where: "tree"}
		if !slices.ContainsFunc(m.Shown, func(x Shown) bool { return x.Path == s.File }) {
			m.Shown = slices.Insert(m.Shown, 0, at)
		}
	}
	m.Status, m.Reason = Answered, "answered"
	if s.Link == "" && s.File == "" {
		m.Reason = "answered in words; no document is named"
	}
	if left := int(until.Sub(today).Hours() / 24); left <= warnDays {
		m.Warning = joined(m.Warning, fmt.Sprintf("holds for %d more days, until %s", left, m.ValidUntil))
	}
}

// addMonths adds calendar months; a day that the month has not is its last.
func addMonths(day time.Time, months int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

func (a *assessment) scope(m *Material) {
	s := a.programme.Scope
	stated := s.Statement+s.Link+s.File != ""
	a.judge(m, s.signed(), stated, "")
	if m.Status != Answered {
		return
	}
	if left := len(a.inv.Source.NotExamined); left > 0 && len(s.Limits) == 0 {
		m.Warning = joined(m.Warning, "the scan left something out on purpose, and the scope states no limits")
	}
	if len(s.Repositories) == 0 {
		return
	}
	from := cmp.Or(a.inv.Source.URL, a.inv.Source.PURL)
	for _, p := range a.inv.Packages {
		if p.Kind == inventory.KindRoot && p.Origin != nil {
			from = cmp.Or(from, p.Origin.URL)
		}
	}
	switch {
	case from == "":
		m.Warning = joined(m.Warning, "the scan knows no address of this tree, so nobody has compared it with the repositories of the scope")
	case !slices.ContainsFunc(s.Repositories, func(g string) bool { ok, _ := doublestar.Match(g, from); return ok }):
		m.Status, m.Reason = Found, "the scope does not name this repository: "+from
	}
}

// joined is two remarks as one.
func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// hold compares an answer with what the tree says.
func (a *assessment) hold(m *Material) {
	if m.Status != Answered && m.Status != NotApplicable {
		return
	}
	switch m.ID {
	case "obligations.review":
		var open []string
		for _, l := range a.c.Register {
			if !l.Reviewed {
				open = append(open, l.ID)
			}
		}
		if len(open) > 0 {
			m.Status, m.Reason = Found, fmt.Sprintf("there is a procedure, and nobody has reviewed %d of %d licences found: %s", len(open), len(a.c.Register), some(open))
		}
	case "access.public-contact":
		if !slices.ContainsFunc(a.programme.Contacts, func(c Contact) bool { return c.For == "licences" }) {
			m.Status, m.Reason = Found, "answered, and contacts names no address for licences"
		}
	case "resource.names":
		if len(a.programme.Roles) == 0 && m.Answer.Link == "" && m.Answer.File == "" {
			m.Status, m.Reason = Found, "answered in words, and roles names no holder"
			return
		}
		if names := a.strangers(); len(names) > 0 {
			m.Status, m.Reason = Found, "who answers for exceptions of the policy is no holder of a role: "+some(names)
		}
	}
}

// strangers are those who answer for exceptions and are neither role nor holder, where roles are given.
func (a *assessment) strangers() []string {
	if len(a.programme.Roles) == 0 {
		return nil
	}
	var out []string
	for _, v := range a.decision.Verdicts {
		if v.Exception == nil || v.Exception.By == "" {
			continue
		}
		by := v.Exception.By
		if !slices.ContainsFunc(a.programme.Roles, func(r Role) bool {
			return strings.EqualFold(r.Role, by) || strings.EqualFold(r.Holder, by)
		}) {
			out = append(out, by)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func some(list []string) string {
	const most = 8
	if len(list) > most {
		return strings.Join(list[:most], ", ") + fmt.Sprintf(" and %d more", len(list)-most)
	}
	return strings.Join(list, ", ")
}

// affirmed judges the two materials of clause 3.6 by all the others.
func (a *assessment) affirmed(all []Material) {
	open := len(OpenOf(all))
	for i := range all {
		m := &all[i]
		if m.ID != affirmation && m.ID != duration {
			continue
		}
		s := a.programme.Affirmation
		a.judge(m, s, s != (Signed{}), "")
		switch {
		case m.Status == Missing && m.ID == duration:
			m.Reason = "no day of an affirmation is recorded"
		case m.Status == Missing && open > 0:
			m.Reason = fmt.Sprintf("%d other materials are open; an affirmation has to wait for them", open)
		case m.Status == Missing:
			m.Reason = "nothing else is open; the draft is ready to be read and signed by who may"
		case m.Status == Answered && open > 0 && m.ID == affirmation:
			m.Status, m.Reason = Found, fmt.Sprintf("an affirmation of %s is recorded, while %d other materials are open today", s.Date, open)
		}
	}
}

// OpenOf are the materials that are open, but for the affirmation itself.
func OpenOf(all []Material) []Material {
	var out []Material
	for _, m := range all {
		if m.ID != affirmation && m.ID != duration && m.Open() {
			out = append(out, m)
		}
	}
	return out
}

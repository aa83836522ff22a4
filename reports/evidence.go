package reports

import (
	"bufio"
	"cmp"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/programme"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// Evidence is what an evidence directory says of a programme and a tree.
type Evidence struct {
	Schema      string               `json:"schema"` // "1"
	NotExamined []string             `json:"notExamined"`
	Standard    string               `json:"standard"`
	Day         string               `json:"day"`
	Tool        inventory.Tool       `json:"tool"`
	Source      inventory.Source     `json:"source"`
	Inventory   string               `json:"inventory"` // digest
	Policy      policy.Source        `json:"policy"`
	Result      string               `json:"result"`    // of the policy
	Programme   Answers              `json:"programme"` // whose answers count
	Counts      map[string]int       `json:"counts"`    // of materials by status
	Open        int                  `json:"open"`      // but for the affirmation
	Materials   []programme.Material `json:"materials"`
	UseCases    []programme.UseCase  `json:"useCases"`
	Register    []programme.License  `json:"licences"`
	Files       []programme.Shown    `json:"files"` // of the directory, but for the pages that say so
	Draft       string               `json:"affirmationDraft,omitempty"`
	Ledger      programme.Ledger     `json:"-"` // findings.json
	Name        string               `json:"name"`
}

// Answers is the file that holds the answers of people.
type Answers struct {
	File         string              `json:"file,omitempty"`
	Digest       string              `json:"digest,omitempty"`
	Organisation string              `json:"organisation,omitempty"`
	Limits       []programme.Limit   `json:"limits,omitempty"`
	Contacts     []programme.Contact `json:"contacts,omitempty"`
	Roles        []programme.Role    `json:"roles,omitempty"`
}

// NotExamined says in plain words what nobody has looked at: of the tree, and beyond it.
func NotExamined(inv *inventory.Inventory) []string {
	s := inv.Summary
	var out []string
	if n := s.Failed + s.OverBudget; n > 0 {
		out = append(out, count(n, "file", "files")+" that could not be read or went over the budget: the scan is incomplete")
	}
	failed, other := 0, 0
	for _, f := range inv.Findings {
		switch {
		case f.Kind == inventory.FindUnread:
			line := "not examined, " + f.Reason + ":"
			for _, l := range f.Locations {
				line += " " + l.Path
			}
			out = append(out, line)
		case f.Kind == inventory.FindManifest && f.Facet == inventory.StatusFailed:
			failed++
		case f.Kind == inventory.FindManifest:
			other++
		}
	}
	if failed > 0 {
		out = append(out, count(failed, "manifest", "manifests")+" that could not be read: the scan is incomplete")
	}
	if other > 0 {
		out = append(out, "manifests of "+count(other, "kind", "kinds")+" that licit does not read: their dependencies are not listed")
	}
	if s.Unsupported > 0 {
		kinds := []string{}
		for k := range s.UnsupportedKind {
			kinds = append(kinds, fmt.Sprintf("%s %d", k, s.UnsupportedKind[k]))
		}
		slices.Sort(kinds)
		line := count(s.Unsupported, "file", "files") + " of kinds in which licit finds no words"
		if len(kinds) > 0 {
			line += ": " + strings.Join(kinds[:min(len(kinds), 12)], ", ")
		}
		out = append(out, line)
	}
	if s.Partial > 0 {
		out = append(out, count(s.Partial, "file", "files")+" of which only a part was read")
	}
	unresolved := 0
	for _, p := range inv.Packages {
		if p.Unresolved != "" {
			unresolved++
		}
	}
	if unresolved > 0 {
		out = append(out, count(unresolved, "package", "packages")+" whose version or licence nobody has found")
	}
	out = append(out, inv.Source.NotExamined...)
	if inv.Source.Dirty {
		out = append(out, "what makes the work tree differ from its revision: it was read, and no revision names it")
	}
	return append(out,
		"what the documents named here say: licit finds a document and tests its form, hash and age, not whether it is true or followed",
		"anything outside this tree: other repositories, what is built and delivered, and what people do",
	)
}

// WriteRegister writes licences.json.
func (e *Evidence) WriteRegister(w io.Writer) error {
	return WriteJSON(w, struct {
		Schema      string              `json:"schema"`
		NotExamined []string            `json:"notExamined"`
		Inventory   string              `json:"inventory"`
		Note        string              `json:"note"`
		Licenses    []programme.License `json:"licences"`
	}{"1", e.NotExamined, e.Inventory, "facets are an engineer's reading or the flags of a list (basis); reviewed is true only where programme.yaml names who read the licence", e.Register})
}

// WriteUseCases writes use-cases.json.
func (e *Evidence) WriteUseCases(w io.Writer) error {
	return WriteJSON(w, struct {
		Schema      string              `json:"schema"`
		NotExamined []string            `json:"notExamined"`
		Inventory   string              `json:"inventory"`
		UseCases    []programme.UseCase `json:"useCases"`
	}{"1", e.NotExamined, e.Inventory, e.UseCases})
}

// WriteLedger writes findings.json.
func (e *Evidence) WriteLedger(w io.Writer) error {
	e.Ledger.NotExamined = e.NotExamined
	return WriteJSON(w, e.Ledger)
}

// WriteJSON writes evidence.json.
func (e *Evidence) WriteJSON(w io.Writer) error { return WriteJSON(w, e) }

// Count fills in the sums, and the draft where nothing is open.
func (e *Evidence) Count() {
	e.Counts = map[string]int{}
	for _, m := range e.Materials {
		e.Counts[m.Status]++
	}
	e.Open = len(programme.OpenOf(e.Materials))
	e.Draft = ""
	if e.Open > 0 {
		return
	}
	scope := ""
	for _, m := range e.Materials {
		if m.ID == "scope.statement" && m.Answer != nil {
			scope = cmp.Or(m.Answer.Note, m.Answer.Link, m.Answer.File)
		}
	}
	e.Draft = fmt.Sprintf("DRAFT, NOT SIGNED. We, %s, have examined our programme within this scope: %s. We affirm that on the day below it met every requirement of %s. "+
		"Our evidence is the file evidence.json of %s, made of the inventory %s. Name: ________ Function: ________ Day: ________ Signature: ________",
		cmp.Or(e.Programme.Organisation, "________"), cmp.Or(scope, "________"), e.Standard, e.Day, e.Inventory)
}

// statuses in the order in which a reader wants them.
var statuses = []string{programme.Missing, programme.Stale, programme.Found, programme.Answered, programme.NotApplicable, programme.Produced}

// Sums is the state of the materials in one line.
func (e *Evidence) Sums() string {
	var parts []string
	for _, s := range statuses {
		if n := e.Counts[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s, n))
		}
	}
	return strings.Join(parts, ", ")
}

// section is a part of the page, the same in every medium. Its words are plain: the writer of
// a medium escapes every one.
type section struct {
	title string
	words []string // paragraphs
	list  []string
	heads []string
	rows  [][]cell
}

// cell is the lines of a cell of a table. A line break inside a line is the tree's, and is shown, not obeyed.
type cell []string

// join writes the lines of a cell with the escape of a medium.
func (c cell) join(escape func(string) string, br string) string {
	var b strings.Builder
	for i, line := range c {
		if i > 0 {
			b.WriteString(br)
		}
		b.WriteString(escape(line))
	}
	return b.String()
}

// maxEvidenceRows bounds how many rows of a table a page shows; the JSON files have all.
const maxEvidenceRows = 300

func (e *Evidence) sections() []section {
	out := []section{
		{title: "What was not examined", list: e.NotExamined},
		{title: "What this is", words: []string{
			fmt.Sprintf("Evidence for %s, made on %s by licit %s from %s.", e.Standard, e.Day, e.Tool.Version, e.where()),
			"Inventory " + e.Inventory + ".",
			fmt.Sprintf("Policy %s version %s (%s) decides about the tree: %s.", e.Policy.ID, e.Policy.Version, e.Policy.Digest, e.Result),
			e.answers(),
			"Of the 25 verification materials: " + e.Sums() + ".",
			"A material is produced (licit made it), answered (a person did), not-applicable (a person said why), found-unreviewed (something is there, nobody has said that it is what is asked for), stale (what was said is too old or of a file that has changed) or missing. This page judges no programme; people do.",
		}},
	}
	if s := e.people(); len(s.list) > 0 {
		out = append(out, s)
	}
	out = append(out, e.materials()...)
	out = append(out, e.useCases(), e.register(), e.ledger())
	if e.Draft != "" {
		out = append(out, section{title: "Draft of an affirmation, not signed", words: []string{e.Draft}})
	} else {
		out = append(out, section{title: "Affirmation", words: []string{fmt.Sprintf("None is drafted: %s open. Next: licit evidence ask", count(e.Open, "material is", "materials are"))}})
	}
	files := section{title: "Files of this directory", heads: []string{"file", "sha256", "made"}}
	for _, f := range e.Files {
		files.rows = append(files.rows, []cell{{f.Path}, {f.SHA256}, {f.Date}})
	}
	return append(out, files)
}

func (e *Evidence) where() string {
	s := cmp.Or(e.Source.URL, e.Source.PURL, e.Name)
	if e.Source.Revision != "" {
		s += ", revision " + e.Source.Revision
	}
	if e.Source.Time != "" && e.Source.TimeFrom != "none" {
		s += ", of " + e.Source.Time + " (" + e.Source.TimeFrom + ")"
	}
	return s
}

func (e *Evidence) answers() string {
	if e.Programme.File == "" {
		return "Nobody has answered: there is no " + programme.FileName + ". Next: licit evidence ask"
	}
	return fmt.Sprintf("The answers of people come from %s (%s).", e.Programme.File, e.Programme.Digest)
}

// people is what programme.yaml says beside its answers.
func (e *Evidence) people() section {
	s, p := section{title: "What the programme says of itself"}, e.Programme
	add := func(format string, args ...any) { s.list = append(s.list, fmt.Sprintf(format, args...)) }
	if p.Organisation != "" {
		add("organisation: %s", p.Organisation)
	}
	for _, l := range p.Limits {
		add("outside the scope: %s, because %s", l.Path, l.Reason)
	}
	for _, c := range p.Contacts {
		add("contact for %s: %s", c.For, c.Address)
	}
	for _, r := range p.Roles {
		add("role %s, held by %s: %s", r.Role, r.Holder, cmp.Or(r.Duties, "no duties are stated"))
	}
	return s
}

func (e *Evidence) materials() []section {
	var out []section
	for _, m := range e.Materials {
		if len(out) == 0 || out[len(out)-1].title != m.Clause+" "+m.Title {
			out = append(out, section{title: m.Clause + " " + m.Title, words: []string{"In the draft of the next edition: " + m.Next + "."}, heads: []string{"material", "status", "what shows it", "to do"}})
		}
		shows := []string{m.Reason + "."}
		if m.NotApplicable != "" {
			shows = append(shows, "Reason: "+m.NotApplicable)
		}
		if a := m.Answer; a != nil {
			line := "By " + a.By + ", " + a.Date
			for _, x := range []string{a.Link, a.File, a.Note} {
				if x != "" {
					line += ": " + x
				}
			}
			if m.ValidUntil != "" {
				line += " (holds until " + m.ValidUntil + ")"
			}
			shows = append(shows, line)
		}
		for _, f := range m.Shown {
			line := f.Where + ": " + f.Path
			if f.SHA256 != "" {
				line += ", sha256 " + f.SHA256
			}
			shows = append(shows, line+", "+f.Date)
		}
		if len(m.Hints) > 0 {
			var names []string
			for _, h := range m.Hints {
				names = append(names, h.Path)
			}
			shows = append(shows, "May lead to it, and is not it: "+strings.Join(names, ", "))
		}
		if m.More > 0 {
			shows = append(shows, fmt.Sprintf("and %d more files", m.More))
		}
		if m.Warning != "" {
			shows = append(shows, "Mind: "+m.Warning)
		}
		todo := ""
		if m.Open() {
			todo = m.Question
		}
		last := &out[len(out)-1]
		last.rows = append(last.rows, []cell{{m.Number + " " + m.ID, m.Subject, "What licit does for it: " + m.Tool}, {m.Status}, shows, {todo}})
	}
	return out
}

func (e *Evidence) useCases() section {
	s := section{
		title: "Cases of use (3.3.2)", heads: []string{"case", "occurs", "by what", "what follows, and what answers it"},
		words: []string{"What follows is told by kinds of licence (copyleft or not), not read from each licence. An artefact is named because it is there; whether it is complete is for a person to say."},
	}
	for _, u := range e.UseCases {
		by := []string{u.Reason}
		if len(u.Where) > 0 {
			by = append(by, strings.Join(u.Where, ", "))
		}
		if n := u.Count - len(u.Where); n > 0 && len(u.Where) > 0 {
			by = append(by, fmt.Sprintf("and %d more", n))
		}
		var duties []string
		for _, d := range u.Duties {
			line := d.Duty + ": "
			var names []string
			for _, a := range d.Artefacts {
				names = append(names, a.Path+" ("+a.Where+")")
			}
			if line += strings.Join(names, ", "); d.Lacks != "" {
				line = strings.TrimSuffix(line, ": ") + "; lacking: " + d.Lacks
			}
			duties = append(duties, line)
		}
		s.rows = append(s.rows, []cell{{u.Title}, {u.Occurs}, by, duties})
	}
	return s
}

func (e *Evidence) register() section {
	unread := 0
	s := section{title: "Register of licences", heads: []string{"licence", "reviewed", "facts recorded", "files", "packages", "where"}}
	for _, l := range e.Register {
		reviewed := "no"
		switch {
		case l.Reviewed:
			reviewed = "by " + l.Review.By + ", " + l.Review.Date
		case l.Stale != "":
			reviewed = "no: " + l.Stale
		}
		if !l.Reviewed {
			unread++
		}
		var places []string
		for _, p := range l.Places {
			line := p.First
			if p.Line > 0 {
				line += fmt.Sprintf(":%d", p.Line)
			}
			if p.Files > 1 {
				line += fmt.Sprintf(" and %d more in %s", p.Files-1, p.Path)
			}
			places = append(places, line)
		}
		if l.MorePlaces > 0 {
			places = append(places, fmt.Sprintf("and %d more directories", l.MorePlaces))
		}
		places = append(places, l.Packages...)
		if n := l.PackageSum - len(l.Packages); n > 0 {
			places = append(places, fmt.Sprintf("and %d more packages", n))
		}
		s.rows = append(s.rows, []cell{
			{l.ID}, {reviewed}, {"open source: " + string(l.Facets.OSD), "copyleft: " + l.Facets.Copyleft, "patents: " + l.Facets.Patent, "says: " + cmp.Or(l.Facets.Basis, "nobody")},
			{fmt.Sprint(l.Files)}, {fmt.Sprint(l.PackageSum)}, places,
		})
	}
	s.words = []string{fmt.Sprintf("Every licence found in a file or package: %d, of which nobody has reviewed %d.", len(e.Register), unread)}
	return s
}

func (e *Evidence) ledger() section {
	s := section{title: "Ledger of findings", heads: []string{"finding", "state", "first seen", "what", "history"}}
	sums := map[string]int{}
	for _, x := range e.Ledger.Entries {
		sums[x.State]++
		if x.State == programme.StateAllowed {
			continue
		}
		var history []string
		for _, h := range x.History {
			line := h.Date + " " + h.State
			for _, word := range []string{h.Decision, h.By, h.Ref, h.Reason} {
				if word != "" {
					line += ", " + word
				}
			}
			history = append(history, line)
		}
		what := x.Check + " " + x.Name + ": " + x.Subject
		if x.Expression != "" {
			what += " " + cut(x.Expression, 80)
		}
		if x.Reason != "" {
			what += ": " + cut(x.Reason, 200)
		}
		decision := cell{x.State}
		if x.State == programme.StateOpen {
			decision = append(decision, x.Decision)
		}
		if x.Legal {
			decision = append(decision, "for legal review")
		}
		words := cell{what}
		if x.Where != "" && x.Where != x.Subject {
			words = append(words, "at "+x.Where)
		}
		if x.Text != "" {
			words = append(words, "“"+cut(x.Text, 300)+"”")
		}
		s.rows = append(s.rows, []cell{{x.ID}, decision, {x.FirstSeen}, words, history})
	}
	s.words = []string{fmt.Sprintf("Open %d, lifted by an exception %d, allowed by the policy %d (in findings.json only), gone %d.",
		sums[programme.StateOpen], sums[programme.StateLifted], sums[programme.StateAllowed], sums[programme.StateGone])}
	return s
}

func (s *section) bounded() ([][]cell, string) {
	if len(s.rows) <= maxEvidenceRows {
		return s.rows, ""
	}
	return s.rows[:maxEvidenceRows], fmt.Sprintf("and %d more rows, which the JSON files hold", len(s.rows)-maxEvidenceRows)
}

// WriteMarkdown writes evidence.md.
func (e *Evidence) WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# Evidence: %s\n", markdown(e.Name))
	for _, s := range e.sections() {
		fmt.Fprintf(out, "\n## %s\n", markdown(s.title))
		for _, p := range s.words {
			fmt.Fprintf(out, "\n%s\n", markdown(p))
		}
		if len(s.list) > 0 {
			fmt.Fprintln(out)
		}
		for _, l := range s.list {
			fmt.Fprintf(out, "- %s\n", markdown(l))
		}
		rows, more := s.bounded()
		if len(rows) > 0 {
			fmt.Fprintf(out, "\n| %s |\n|%s\n", strings.Join(s.heads, " | "), strings.Repeat(" --- |", len(s.heads)))
		}
		for _, r := range rows {
			fmt.Fprint(out, "|")
			for _, c := range r {
				fmt.Fprintf(out, " %s |", c.join(markdown, "<br>"))
			}
			fmt.Fprintln(out)
		}
		if more != "" {
			fmt.Fprintf(out, "\n%s\n", more)
		}
	}
	return out.Flush()
}

// WriteHTML writes evidence.html: one file, no scripts, nothing from elsewhere, no links.
func (e *Evidence) WriteHTML(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, evidenceHead, HTML(e.Name), HTML(e.Name))
	for _, s := range e.sections() {
		fmt.Fprintf(out, "<section>\n<h2>%s</h2>\n", HTML(s.title))
		for _, p := range s.words {
			fmt.Fprintf(out, "<p>%s</p>\n", HTML(p))
		}
		if len(s.list) > 0 {
			fmt.Fprint(out, "<ul>\n")
			for _, l := range s.list {
				fmt.Fprintf(out, "<li>%s</li>\n", HTML(l))
			}
			fmt.Fprint(out, "</ul>\n")
		}
		rows, more := s.bounded()
		if len(rows) > 0 {
			fmt.Fprint(out, "<table>\n<thead><tr>")
			for _, h := range s.heads {
				fmt.Fprintf(out, "<th scope=\"col\">%s</th>", HTML(h))
			}
			fmt.Fprint(out, "</tr></thead>\n<tbody>\n")
			for _, r := range rows {
				fmt.Fprint(out, "<tr>")
				for _, c := range r {
					fmt.Fprintf(out, "<td>%s</td>", c.join(breakable, "<br/>"))
				}
				fmt.Fprint(out, "</tr>\n")
			}
			fmt.Fprint(out, "</tbody>\n</table>\n")
		}
		if more != "" {
			fmt.Fprintf(out, "<p>%s</p>\n", HTML(more))
		}
		fmt.Fprint(out, "</section>\n")
	}
	fmt.Fprint(out, "</main>\n</body>\n</html>\n")
	return out.Flush()
}

// breakable is HTML in which a word longer than a column, as a path or hash, may break: the page
// would be wider than its paper otherwise. What is copied from it has no break.
func breakable(s string) string {
	var out strings.Builder
	run := 0
	for _, r := range Plain(s) {
		if run++; r == ' ' {
			run = 0
		} else if run > longWord {
			out.WriteString("<wbr/>")
			run = 1
		}
		out.WriteString(html.EscapeString(string(r)))
	}
	return out.String()
}

// longWord is how many characters of one word stay together.
const longWord = 20

const evidenceHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>Evidence: %s</title>
<style>
body { font: 15px/1.45 sans-serif; color: #111; margin: 0; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #555; }
table { border-collapse: collapse; width: 100%%; table-layout: auto; }
th, td { border: 1px solid #999; padding: .3rem .45rem; text-align: left; vertical-align: top; font-size: .9rem; }
th { background: #eee; }
section:first-of-type { border: 2px solid #111; padding: 0 1rem .5rem; } section:first-of-type h2 { margin-top: .6rem; border: 0; }
@page { margin: 16mm 14mm; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } h2, h2 + p { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } }
</style>
</head>
<body>
<main>
<h1>Evidence: %s</h1>
`

// WriteQuestion writes one open material for a person on a terminal.
func WriteQuestion(w io.Writer, m programme.Material) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "\n%s %s (%s): %s\n  %s: %s\n", m.Number, m.ID, m.Level, m.Subject, m.Status, terminal(m.Reason))
	for _, f := range m.Shown {
		fmt.Fprintf(out, "  %s: %s\n", f.Where, terminal(f.Path))
	}
	for _, f := range m.Hints {
		fmt.Fprintf(out, "  may lead to it: %s\n", terminal(f.Path))
	}
	if a := m.Answer; a != nil {
		fmt.Fprintf(out, "  said before: %s, %s %s\n", terminal(a.By), terminal(a.Date), terminal(cmp.Or(a.Link, a.File, a.Note)))
	}
	fmt.Fprintf(out, "  %s\n", m.Question)
	return out.Flush()
}

package scanner

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxLocations is how many places an aggregated finding names; Count has them all.
const maxLocations = 20

// findings aggregates facts by subject.
type findings struct {
	byID map[string]*inventory.Finding
}

// add records a finding of a subject and returns the one that counts it. The
// subject, never a line number, makes the id.
func (fs *findings) add(f inventory.Finding, subject ...string) *inventory.Finding {
	f.ID = inventory.FindingID(f.Kind, subject...)
	if len(f.Locations) == 0 && f.Path != "" && f.Path != "." {
		f.Locations = []inventory.Location{{Path: f.Path, Line: f.Line, EndLine: f.EndLine}}
	}
	f.Count = 1
	old := fs.byID[f.ID]
	if old == nil {
		fs.byID[f.ID] = &f
		return &f
	}
	old.Count++
	for _, l := range f.Locations {
		if len(old.Locations) < maxLocations {
			old.Locations = append(old.Locations, l)
		}
	}
	if old.Path != f.Path {
		old.Path, old.Line, old.EndLine = commonDir(old.Path, f.Path), 0, 0
	}
	return old
}

// textAround is the text beyond the list that a clause stands in, and whether it is there word for word, "" for a clause that stands
// for itself: what was put into a listed text is each file's own.
func textAround(row *inventory.File, c inventory.Clause) string {
	for _, l := range row.Licenses {
		if strings.HasPrefix(l.Template, "LicenseRef-") && l.Start <= c.Start && c.End <= l.End {
			return l.Template + " " + l.How
		}
	}
	return ""
}

// count is how many findings of some kinds there are.
func (fs *findings) count(kinds ...string) int {
	n := 0
	for _, f := range fs.byID {
		if slices.Contains(kinds, f.Kind) {
			n++
		}
	}
	return n
}

// commonDir is the deepest directory that holds both paths.
func commonDir(a, b string) string {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	if n == 0 {
		return "."
	}
	return strings.Join(x[:n], "/")
}

func (fs *findings) sorted() []inventory.Finding {
	out := make([]inventory.Finding, 0, len(fs.byID))
	for _, f := range fs.byID {
		out = append(out, *f)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Kind != out[j].Kind {
			return out[i].Kind < out[j].Kind
		}
		if out[i].Path != out[j].Path {
			return out[i].Path < out[j].Path
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// rowFindings records what is remarkable in one row.
func (a *assembly) rowFindings(row *inventory.File, expr spdx.Expr) {
	if row.Status == inventory.StatusFailed || row.Status == inventory.StatusOverBudget || row.Status == inventory.StatusPartial && row.Kind == "text" {
		a.findings.add(inventory.Finding{Kind: inventory.FindUnread, Path: row.Path, Facet: row.Status, Reason: row.StatusReason}, row.Path)
	}
	said, last := map[[2]string]bool{}, map[string]int{}
	unknown := unknownTerms(row)
	gathers := roleOf(row.Path, a.exists) == notices
	for _, c := range row.Clauses {
		if !binding(row, c) {
			continue
		}
		// One text often says a thing in several ways.
		if end, told := last[c.Facet]; told && c.Line-end <= sameText && !gathers {
			last[c.Facet] = c.EndLine
			continue
		}
		last[c.Facet] = c.EndLine
		// A text beyond the list says the same in every file, and of each kind once; its variants are told together.
		words, of := fold(c.Text), []string(nil)
		if id := textAround(row, c); id != "" {
			name, _, _ := strings.Cut(id, " ")
			of = []string{name}
			if said[[2]string{id, c.Facet}] {
				continue
			}
			said[[2]string{id, c.Facet}], words = true, id
		}
		reason := ""
		if slices.ContainsFunc(unknown, func(u inventory.Unidentified) bool { return standsIn(u, c) }) {
			reason = "in terms that match no known licence"
		}
		a.findings.add(inventory.Finding{Kind: inventory.FindClause, Path: row.Path, Line: c.Line, EndLine: c.EndLine, Facet: c.Facet, Text: c.Text, Reason: reason, Expressions: of}, c.Facet, words)
	}
	for _, u := range unknown {
		facet := ""
		if slices.ContainsFunc(row.Clauses, func(c inventory.Clause) bool { return limits[c.Facet] && standsIn(u, c) && binding(row, c) }) {
			facet = inventory.Limited
		}
		a.findings.add(inventory.Finding{Kind: inventory.FindUnidentified, Path: row.Path, Line: u.Line, EndLine: u.EndLine, Facet: facet, Text: afterNotices(row, u.Text)}, withoutHolders(row, u))
	}
	for _, u := range row.Invalid {
		a.findings.add(inventory.Finding{Kind: inventory.FindInvalidExpression, Path: row.Path, Line: u.Line, EndLine: u.EndLine, Text: u.Text,
			Reason: "not a valid SPDX licence expression with listed ids"}, fold(u.Text))
	}
	for _, s := range row.Secrets {
		a.findings.add(inventory.Finding{Kind: inventory.FindSecret, Path: row.Path, Line: s.Line, Facet: s.Kind, Reason: s.Kind + ", SHA-256 begins " + s.Hash}, s.Kind, s.Hash, row.Path)
	}
	for _, p := range row.Pointers {
		if p.Path == "" && !a.gathersTexts(path.Dir(row.Path)) && !a.ofAnotherTree(row, p.Target) {
			reason := fmt.Sprintf("sends the reader to %q, which is not in the tree", p.Target)
			if p.Meant != "" {
				reason += "; " + p.Meant + " must be meant"
			}
			a.findings.add(inventory.Finding{Kind: inventory.FindDanglingPointer, Path: row.Path, Line: p.Line, Text: p.Text, Reason: reason}, destination(p.Target), p.Meant)
		}
	}
	if text, tag := tagAgainstText(row.Licenses); tag != "" {
		reason := fmt.Sprintf("the tag says %s, the text says %s", tag, text)
		a.findings.add(inventory.Finding{Kind: inventory.FindConflict, Path: row.Path, Line: firstLine(row), Reason: reason, Expressions: []string{tag, text}},
			path.Dir(row.Path), reason)
		return
	}
	if rest := a.notDeclared(expr); rest.String() != "" {
		key := [2]string{path.Dir(row.Path), expr.String()}
		u := a.undeclared[key]
		if u == nil {
			u = &undeclared{rest: rest.String(), listed: a.listsNotices(row)}
			a.undeclared[key] = u
		}
		u.count++
		if len(u.places) < maxLocations {
			u.places = append(u.places, inventory.Location{Path: row.Path, Line: firstLine(row)})
		}
	}
}

// undeclared counts the files of one directory with one licence that the root
// does not declare.
type undeclared struct {
	rest   string // of the expression, what the root does not declare
	listed bool   // in a list of the notices of others
	count  int
	places []inventory.Location
}

// reportUndeclared makes one finding of each directory and licence. A directory below
// one that has the same finding is counted there.
func (a *assembly) reportUndeclared() {
	keys := make([][2]string, 0, len(a.undeclared))
	for k := range a.undeclared {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i][0] < keys[j][0] || keys[i][0] == keys[j][0] && keys[i][1] < keys[j][1]
	})
	for _, k := range keys {
		top := k[0]
		for d := range above(k[0]) {
			if a.undeclared[[2]string{d, k[1]}] != nil {
				top = d
			}
		}
		u := a.undeclared[k]
		facet, reason := "", "found here, and nothing at the root says so"
		if from := a.namedAtRoot(k[0]); from != "" {
			facet, reason = "named", "found here; "+from+" speaks of the directory and does not name this licence"
		}
		if a.gathersTexts(k[0]) || u.listed {
			facet = "collected"
		}
		exprs := []string{k[1]}
		if u.rest != k[1] {
			exprs = append(exprs, u.rest)
			reason += " of " + u.rest
		}
		f := a.findings.add(inventory.Finding{Kind: inventory.FindUndeclared, Path: top, Facet: facet, Expressions: exprs,
			Reason: reason, Locations: u.places}, top, k[1])
		f.Count += u.count - 1
	}
}

// unknownTerms are the passages that are to be settled. Those of a licence file in which no licence was found are one: its own;
// so are those that stand near one another in another file.
func unknownTerms(row *inventory.File) []inventory.Unidentified {
	var out []inventory.Unidentified
	for _, u := range row.Unidentified {
		if !prefaced(row, u) && !sends(row, u) {
			out = append(out, u)
		}
	}
	if len(out) < 2 || row.Detected != "" {
		return out
	}
	whole := roleOf(row.Path, func(string) bool { return false }) == licenceFile
	texts := out[:1]
	for _, u := range out[1:] {
		if last := &texts[len(texts)-1]; whole || u.Line-last.EndLine <= sameText {
			last.EndLine = u.EndLine
		} else {
			texts = append(texts, u)
		}
	}
	return texts
}

// afterNotices is a passage as a finding quotes it, without the statements of copyright that it begins with.
func afterNotices(row *inventory.File, text string) string {
	for _, c := range row.Copyrights {
		if rest, ok := strings.CutPrefix(text, c.Text); ok {
			if rest = strings.TrimLeft(rest, " .,;"); rest != "" {
				text = rest
			}
		}
	}
	if len(text) > maxClause { // the row has all of it
		text = strings.ToValidUTF8(text[:maxClause], "") + " …"
	}
	return text
}

// withoutHolders is what a passage says but for the statements of copyright before its terms and the names of who made them: the same notice, as
// others gave it for their files.
func withoutHolders(row *inventory.File, u inventory.Unidentified) string {
	text := u.Text
	for _, c := range row.Copyrights {
		if i := strings.Index(text, c.Text); i >= 0 && u.Start <= c.Start && 2*(i+len(c.Text)) < len(text) {
			text = text[i+len(c.Text):]
		}
	}
	text = fold(text)
	for _, c := range row.Copyrights {
		if h := fold(c.Holder); h != "" {
			text = strings.Join(strings.Fields(strings.ReplaceAll(text, h, "")), " ")
		}
	}
	return text[:min(len(text), sameBeginning)] // a header quotes less of it than the licence file
}

// sameBeginning is how many bytes of the words two passages have in common that are one text.
const sameBeginning = 800

// standsIn reports whether a clause stands in a passage, or in one that was joined to it.
func standsIn(u inventory.Unidentified, c inventory.Clause) bool {
	return u.Start <= c.Start && (c.End <= u.End || c.EndLine <= u.EndLine)
}

// limits are the clauses that no open source licence can stand beside: where one stands in terms that no licence is known by, it says what
// is to be settled.
var limits = map[string]bool{
	license.ResearchOnly: true, license.NonCommercial: true, license.FieldOfUse: true, license.NoModification: true, license.NoRedistribution: true,
	license.NotSold: true, license.NoGrant: true, license.Confidential: true,
}

// sameText is how many lines may stand between two passages of one text that no licence is known by.
const sameText = 20

// prefaced reports whether a passage stands around a clause beside an identified
// text: the clause is the finding, and quotes what matters of the passage.
func prefaced(row *inventory.File, u inventory.Unidentified) bool {
	if row.Detected == "" {
		return false
	}
	for _, c := range row.Clauses {
		if u.Start <= c.Start && c.End <= u.End && binding(row, c) {
			return true
		}
	}
	return false
}

// sends reports whether a passage says no more than where its terms stand, in a file of the tree.
func sends(row *inventory.File, u inventory.Unidentified) bool {
	return u.End-u.Start <= maxSent && slices.ContainsFunc(row.Pointers, func(p inventory.Pointer) bool {
		return p.Path != "" && u.Start <= p.Start && p.End <= u.End
	})
}

// maxSent is how long such a passage may be, in bytes.
const maxSent = 200

// onTheWay are words of a pointer that lead to its destination and are no part of it.
var onTheWay = map[string]bool{
	"under": true, "the": true, "terms": true, "and": true, "conditions": true, "of": true, "in": true, "on": true, "read": true, "viewed": true, "see": true, "accompanying": true, "file": true,
}

// destination is where a pointer leads, in the form in which two are the same.
func destination(target string) string {
	var kept []string
	for _, w := range strings.Fields(fold(target)) {
		if !onTheWay[w] {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// declaredAtRoot reports whether what the root declares covers an expression. An exception of the list only adds a permission: whoever relies on the
// licence without it is not misled.
func (a *assembly) declaredAtRoot(e spdx.Expr) bool {
	return e.Satisfied(func(l spdx.Expr) bool {
		if a.declared[family(l)] {
			return true
		}
		_, listed := spdx.Exception(l.Exception)
		plain := l
		plain.Exception = ""
		return listed && a.declared[family(plain)] || a.declaredLater(l)
	})
}

// notDeclared is what the root does not declare of an expression.
func (a *assembly) notDeclared(e spdx.Expr) spdx.Expr {
	if e.Op == spdx.And {
		return spdx.Join(spdx.And, slices.DeleteFunc(slices.Clone(e.Terms), a.declaredAtRoot)...)
	}
	if e.String() == "" || a.declaredAtRoot(e) {
		return spdx.Expr{}
	}
	return e
}

// declaredLater reports whether the root declares a later version of a licence that may be taken in any later one: whoever
// relies on the root may take the part under that.
func (a *assembly) declaredLater(l spdx.Expr) bool {
	id, ok := strings.CutSuffix(spdx.Current(l.ID), "-or-later")
	at := strings.LastIndexByte(id, '-')
	if !ok || at < 0 || l.Exception != "" {
		return false
	}
	for have := range a.declared {
		if version, same := strings.CutPrefix(have, id[:at+1]); same && version > id[at+1:] && !strings.Contains(version, " ") {
			return true
		}
	}
	return false
}

package scanner

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/annotation"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/spdx"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// assembly turns what one pass over the tree collected into the inventory.
type assembly struct {
	inv  *inventory.Inventory
	c    *collected
	info source.Info

	terms    map[string][]terms // directory -> the licence files that stand in it
	sidecars map[string]terms   // path it speaks of -> its terms
	readmes  []terms            // at the root
	declared leafSet            // licences that the root declares anywhere
	byPath   map[string]terms   // every file with a role, for pointers
	manifest map[string][]claim // manifest path -> licences that it declares
	pointers map[string][]ecosystem.Pointer
	sentTo   map[string]string // manifest path -> the file that it names as its package's licence

	borders     map[string]int          // where copies begin -> index of the package; built when asked
	passages    map[string]bool         // files of the project in which some of the code is from elsewhere
	annotations []annotation.Annotation // of REUSE.toml and DEP-5 files, sorted
	texts       []terms                 // LICENSES/ at the root

	root     inventory.Package
	findings findings
	usage    map[[2]string]*inventory.Usage
	held     map[string]bool   // licences whose text stands in the tree
	named    map[string]string // word that a file at the root uses where it speaks of licences -> that file
	bare     inventory.Finding // files without terms

	files        []vendored.File           // what there is to say of each file where it may be a copy
	undeclared   map[[2]string]*undeclared // directory and expression
	unreadTerms  string                    // a licence file at the root that was not read
	emptyTerms   string                    // one that was read
	sendsOn      []inventory.File          // licence files at the root that name no terms and point to them
	byName       map[string][]string       // see called
	textsOnly    map[string]bool           // see gathersTexts
	byHeader     map[string]terms          // of header files that name a licence, and of documents that hold one
	versions     versions                  // of GNU licences, as the files say
	rootConflict string                    // what the claims at the root disagree about
	offers       []offer
	headers      map[string]*offer   // choices that the headers of files give, with the first of them
	choices      map[string]terms    // directory -> what its licence files are together, where they are there to choose from
	parts        map[string]terms    // directory or file -> what the README at the root says of it
	documents    map[string][]terms  // directory -> the licence files in it that speak for documents
	subjects     map[string]terms    // file or directory -> the licence file beside it that is called after it
	entries      map[string][]string // see besides
	onlyDirs     map[string]string   // name in lower case -> the directory of that name, empty where there are several
}

// terms is what one file says of licences, as far as others inherit it.
type terms struct {
	path     string
	role     role
	line     int
	expr     spdx.Expr // zero: nothing identified
	exact    bool      // all of it exact or tag
	doubtful string    // why nothing may be concluded from it, empty if nothing
	why      string    // why it applies to the row in question
	silent   bool      // whole texts stand in it and no notice, which would say which versions are meant

	copyrights []string              // statements made for other files
	precedence annotation.Precedence // of an annotation
	ofSubjects bool                  // it is called after what it speaks for
}

// claim is a licence that a manifest declares.
type claim struct {
	expr  spdx.Expr
	line  int
	words bool // read out of words, which stand in the row
}

func assemble(inv *inventory.Inventory, c *collected, info source.Info, outside *ecosystem.Outside) error {
	a := &assembly{
		inv: inv, c: c, info: info, terms: map[string][]terms{}, sidecars: map[string]terms{}, declared: leafSet{},
		byPath: map[string]terms{}, byHeader: map[string]terms{}, headers: map[string]*offer{}, manifest: map[string][]claim{}, pointers: map[string][]ecosystem.Pointer{}, sentTo: map[string]string{}, usage: map[[2]string]*inventory.Usage{}, held: map[string]bool{}, named: map[string]string{},
		undeclared: map[[2]string]*undeclared{}, choices: map[string]terms{}, parts: map[string]terms{}, documents: map[string][]terms{}, subjects: map[string]terms{}, passages: map[string]bool{}, findings: findings{byID: map[string]*inventory.Finding{}},
	}
	inv.Files = new(inventory.Rows)
	snapshot := a.readSnapshot()
	if outside == nil {
		outside = snapshot.Outside()
	} else {
		snapshot = nil // what an earlier run found is not asked for again, nor compared with
	}
	a.readManifests(outside)
	a.readAnnotations()
	if err := a.readTerms(); err != nil {
		return err
	}
	a.settleChoices()
	a.documentTerms()
	a.documentsConflict()
	a.settleRoot()
	a.findCopies()
	a.dropConnections()
	a.chooseForCopies()
	a.dropOfCopies()
	a.findUndeclared()
	a.dropItself()
	a.joinPinned()
	if err := a.finishRows(); err != nil {
		return err
	}
	a.reportUndeclared()
	a.finishPackages(snapshot)
	a.summarise()
	return nil
}

// exists reports whether the tree has a file or directory at an inventory path.
func (a *assembly) exists(p string) bool {
	_, file := a.c.paths[p]
	return file || a.c.dirs[p]
}

// readTerms passes over the rows once to learn which terms stand where.
func (a *assembly) readTerms() error {
	var wholeNotices []terms
	named := map[string]bool{}
	for _, target := range a.sentTo {
		named[target] = true
	}
	for row, err := range a.c.rows.All() {
		if err != nil {
			return err
		}
		r := roleOf(row.Path, a.exists)
		if r == ordinary && named[row.Path] {
			r = licenceFile
		}
		for _, word := range row.Named {
			if a.named[word] == "" || row.Path < a.named[word] {
				a.named[word] = row.Path
			}
		}
		var subjects []string
		if r == licenceFile {
			t := termsOf(row, r)
			t.why = "it is called after it"
			for _, s := range a.subjectsOf(row.Path, t.expr) {
				a.subjects[s] = t
				subjects = append(subjects, s)
			}
		}
		if row.Mode == inventory.ModeFile {
			f := a.mayBeCopy(row, r)
			f.Terms = f.Terms && len(subjects) == 0
			a.files = append(a.files, f)
		}
		if r == ordinary {
			a.readField(row)
			if depth0(row.Path) && textAlone(row) {
				a.declared.add(termsOf(row, r).expr)
			}
			a.versions.count(row)
			a.noteHeader(row)
			if len(row.Licenses) > 0 && (headerName.MatchString(row.Path) || prose[path.Ext(row.Path)] && holdsText(row.Licenses)) {
				a.byHeader[row.Path] = termsOf(row, r)
			}
			continue
		}
		if r == licenceFile && depth0(row.Path) && row.Status != inventory.StatusRead && (a.unreadTerms == "" || row.Path < a.unreadTerms) {
			a.unreadTerms = row.Path
		}
		t := termsOf(row, r)
		t.ofSubjects = len(subjects) > 0
		a.byPath[row.Path] = t
		if r == licenceFile && depth0(row.Path) && row.Status == inventory.StatusRead && (a.emptyTerms == "" || row.Path < a.emptyTerms) {
			a.emptyTerms = row.Path
			if t.expr.String() == "" && t.doubtful == "" && len(row.Pointers) > 0 {
				a.sendsOn = append(a.sendsOn, inventory.File{Path: row.Path, Pointers: row.Pointers})
			}
		}
		a.noteOffer(row, r, t)
		empty := t.expr.String() == "" && t.doubtful == ""
		dir := path.Dir(row.Path)
		switch {
		case len(subjects) > 0:
		case r == licenceFile && a.annotates(row.Path):
			// It lists the terms of others, file by file.
		case r == licenceText && !empty && dir == "LICENSES":
			a.texts = append(a.texts, t)
		case r == sidecar && !empty:
			for _, c := range row.Copyrights {
				t.copyrights = append(t.copyrights, c.Text)
			}
			t.why = "the .license file beside it (REUSE)"
			a.sidecars[strings.TrimSuffix(row.Path, ".license")] = t
		case r == licenceFile && !empty:
			if a.info.Kind == "module" && packageTerms.MatchString(dir) {
				dir = "." // where packages keep the terms of all that they hold
			}
			a.terms[dir] = append(a.terms[dir], t)
		case r == notices && depth0(row.Path) && textAlone(row):
			wholeNotices = append(wholeNotices, t)
		case r == readme && depth0(row.Path) && !empty:
			a.noteParts(row)
			a.readmes = append(a.readmes, t)
		}
		if dir == "." || r == licenceText {
			a.declared.add(t.expr)
		}
	}
	for i := range a.sendsOn {
		a.resolvePointers(&a.sendsOn[i])
		for _, p := range a.sendsOn[i].Pointers {
			if t, ok := a.termsAt(p.Path); ok && len(a.terms["."]) == 0 && (t.expr.String() != "" || t.doubtful != "") {
				a.terms["."] = append(a.terms["."], t)
				a.declared.add(t.expr)
			}
		}
	}
	if len(a.terms["."]) == 0 && len(wholeNotices) == 1 { // a NOTICE that is a licence's text, where no file is called one
		a.terms["."] = wholeNotices
	}
	for dir, list := range a.terms {
		if dir != "." && len(list) > maxTerms {
			delete(a.terms, dir)
		}
	}
	for p, claims := range a.manifest {
		if depth0(p) {
			for _, c := range claims {
				a.declared.add(c.expr)
			}
		}
	}
	a.declareByFields()
	return nil
}

// packageTerms are the directories of a jar and of a wheel that hold the package's licence.
var packageTerms = regexp.MustCompile(`^(META-INF|[^/]+\.dist-info(/licenses)?)$`)

// maxTerms is how many licence files a directory may have: one with more collects
// licence texts, and they are not the terms of what stands there.
const maxTerms = 10

func termsOf(row *inventory.File, r role) terms {
	expr, exact := detected(row.Licenses)
	t := terms{path: row.Path, role: r, line: 1, expr: expr, exact: exact}
	if len(row.Licenses) > 0 {
		t.line = row.Licenses[0].Line
	}
	t.doubtful = doubt(row)
	if r == licenceFile && t.doubtful != "" && beginsUnknown(row) {
		t.expr, t.exact = spdx.Expr{}, false
	}
	t.silent = !slices.ContainsFunc(row.Licenses, func(l inventory.License) bool {
		return l.How != inventory.HowClue && l.End-l.Start < gnuText
	})
	return t
}

// beginsUnknown reports whether most of a licence file stands before the first licence known in it and holds terms that are not known:
// what follows is of parts.
func beginsUnknown(row *inventory.File) bool {
	first, terms := int(row.Size), int(row.Size)
	for _, l := range row.Licenses {
		if l.How != inventory.HowClue {
			first = min(first, l.Start)
		}
	}
	for _, c := range row.Clauses {
		if binding(row, c) {
			terms = min(terms, c.Start)
		}
	}
	for _, u := range row.Unidentified {
		terms = min(terms, u.Start)
	}
	return terms < first && first > longPreface && int64(first)*2 > row.Size
}

// longPreface is how long the words before a known text may be that only introduce it, in bytes.
const longPreface = 1000

// textAlone reports whether a file is the text of a licence with at most a preface, whatever its name.
func textAlone(row *inventory.File) bool {
	return slices.ContainsFunc(row.Licenses, func(l inventory.License) bool {
		return l.How == inventory.HowExact && int64(l.End-l.Start)*10 > row.Size*9
	})
}

// doubt says why nothing may be concluded from a row's own evidence, though
// there is evidence; empty if nothing stands in the way.
func doubt(row *inventory.File) string {
	for _, c := range row.Clauses {
		if binding(row, c) {
			return fmt.Sprintf("a clause changes what is granted (%s, line %d)", c.Facet, c.Line)
		}
	}
	for _, u := range row.Unidentified {
		if !sends(row, u) {
			return fmt.Sprintf("terms that match no known licence (line %d)", u.Line)
		}
	}
	return ""
}

// binding reports whether a clause says more than the identified licence around
// it: a clause inside an exact text of the SPDX list is that licence's own.
func binding(row *inventory.File, c inventory.Clause) bool {
	if c.Facet == license.PatentGrant {
		return false
	}
	for _, l := range row.Licenses {
		if c.Facet == license.NoGrant && l.How != inventory.HowClue {
			return false // something is granted
		}
		if l.How == inventory.HowExact && l.Start <= c.Start && c.End <= l.End && !strings.HasPrefix(l.Expression, "LicenseRef-") {
			return false
		}
	}
	return true
}

// settleRoot decides what the tree says of itself as a whole.
func (a *assembly) settleRoot() {
	s := &a.inv.Summary
	files := a.terms["."]
	from := files
	if len(files) == 0 {
		from = a.readmes
	}
	var exprs, texts []spdx.Expr
	for _, t := range from {
		if t.exact {
			texts = append(texts, t.expr)
		}
	}
	held := spdx.Join(spdx.And, texts...)
	for _, t := range from {
		s.DeclaredFrom = append(s.DeclaredFrom, inventory.Location{Path: t.path, Line: t.line})
		if !t.exact && t.expr.Op != spdx.Or && t.expr.String() != "" && offersJust(t.expr, held) {
			continue // names for the texts beside it: "under the GPL and the LGPL"
		}
		if t.silent {
			var at []inventory.Location
			t.expr, at = a.versions.meant(t.expr)
			s.DeclaredFrom = append(s.DeclaredFrom, at...)
		}
		exprs = append(exprs, t.expr)
	}
	expr := spdx.Join(spdx.And, exprs...)
	if c, ok := a.choices["."]; ok && len(a.manifest[c.path]) == 0 { // a manifest speaks below
		expr = c.expr
		s.DeclaredFrom = append(s.DeclaredFrom, inventory.Location{Path: c.path, Line: c.line})
	}
	for _, p := range slices.Sorted(maps.Keys(a.manifest)) {
		if !depth0(p) {
			continue
		}
		for _, c := range a.manifest[p] {
			switch {
			case c.words && expr.String() == "" && len(files) > 0:
				a.conflict(".", fmt.Sprintf("%s names %s, %s holds terms that match no known licence", p, c.expr, files[0].path),
					[]string{c.expr.String()}, inventory.Location{Path: p, Line: c.line}, inventory.Location{Path: files[0].path, Line: files[0].line})
			case expr.String() == "" || sameLeaves(c.expr, expr):
				// The manifest says how several texts combine, or speaks alone.
				expr = c.expr.Normal()
				s.DeclaredFrom = append(s.DeclaredFrom, inventory.Location{Path: p, Line: c.line})
			case c.words && len(files) > 0 && !related(c.expr, expr) && !kindred(c.expr, expr):
				a.conflict(".", fmt.Sprintf("%s names %s, %s holds %s", p, c.expr, files[0].path, expr), []string{c.expr.String(), expr.String()},
					inventory.Location{Path: p, Line: c.line}, inventory.Location{Path: files[0].path, Line: files[0].line})
			case !c.words && len(files) > 0 && !related(c.expr, expr):
				a.rootConflict = fmt.Sprintf("%s declares %s, %s holds %s", p, c.expr, files[0].path, expr)
				a.conflict(".", a.rootConflict,
					[]string{c.expr.String(), expr.String()}, inventory.Location{Path: p, Line: c.line}, inventory.Location{Path: files[0].path, Line: files[0].line})
			}
		}
	}
	if expr.String() == "" && len(s.DeclaredFrom) == 0 {
		expr, s.DeclaredFrom = a.statedForTree()
	}
	sort.Slice(s.DeclaredFrom, func(i, j int) bool { return s.DeclaredFrom[i].Path < s.DeclaredFrom[j].Path })
	s.DeclaredRoot = expr.String()
	if s.DeclaredRoot == "" && len(s.DeclaredFrom) == 0 {
		reason := "no licence file, manifest field or README at the root names a licence: all rights are reserved by default"
		if a.emptyTerms != "" {
			reason = a.emptyTerms + " names no licence that licit knows, and nothing else at the root does: all rights are reserved by default"
		}
		if a.unreadTerms != "" {
			reason = a.unreadTerms + " could not be read, and nothing else at the root names a licence"
		}
		a.findings.add(inventory.Finding{Kind: inventory.FindNoLicense, Path: ".", Reason: reason}, "root")
	}
	// Workspace members and other directories: manifest against the licence file beside it.
	for _, p := range slices.Sorted(maps.Keys(a.manifest)) {
		dir := path.Dir(p)
		if dir == "." {
			continue
		}
		for _, t := range a.terms[dir] {
			for _, c := range a.manifest[p] {
				if t.expr.String() != "" && !related(c.expr, t.expr) {
					a.conflict(dir, fmt.Sprintf("%s declares %s, %s holds %s", p, c.expr, t.path, t.expr),
						[]string{c.expr.String(), t.expr.String()}, inventory.Location{Path: p, Line: c.line}, inventory.Location{Path: t.path, Line: t.line})
				}
			}
		}
	}
}

func (a *assembly) conflict(dir, reason string, exprs []string, at ...inventory.Location) {
	a.findings.add(inventory.Finding{Kind: inventory.FindConflict, Path: dir, Line: at[0].Line, Reason: reason, Expressions: exprs, Locations: at}, dir, reason)
}

// finishRows passes over the rows in path order: pointers, inheritance,
// conclusion, aggregates, and the row goes to the inventory.
func (a *assembly) finishRows() error {
	for row, err := range a.c.rows.All() {
		if err != nil {
			return err
		}
		for _, c := range a.manifest[row.Path] {
			if c.words {
				continue
			}
			if strings.HasSuffix(row.Path, ".json") { // which has no comments: other fields tell of other packages
				for i := range row.Licenses {
					if l := &row.Licenses[i]; l.How == inventory.HowReference {
						l.How = inventory.HowClue
					}
				}
			}
			row.Licenses = append(row.Licenses, inventory.License{Expression: c.expr.String(), How: inventory.HowDeclared, Line: c.line, EndLine: c.line})
		}
		for i := range row.Licenses {
			if len(row.Licenses[i].Expression) == 0 {
				return fmt.Errorf("%s: a match without an expression", row.Path)
			}
		}
		expr, exact := detected(row.Licenses)
		for _, p := range a.pointers[row.Path] {
			row.Pointers = append(row.Pointers, inventory.Pointer{Target: p.Target, Text: p.Text, Line: p.Line})
		}
		a.resolvePointers(row)
		applied := a.inherit(row)
		a.conclude(row, expr, exact, applied)
		if expr.String() == "" && roleOf(row.Path, a.exists) != notices { // which send to the terms of parts
			expr = a.followPointers(row)
		}
		row.Detected = expr.String()
		stands := a.branch(row, expr)
		a.count(row, stands, applied)
		a.rowFindings(row, stands)
		a.licenceTexts(row)
		a.bareFile(row, applied)
		if err := a.inv.Files.Append(row); err != nil {
			return err
		}
	}
	return nil
}

// lookup returns the path of the tree that equals p, also with another prose
// extension or case ("LICENSE" for LICENSE.md), or "".
func (a *assembly) lookup(p string) string {
	if _, ok := a.c.paths[p]; ok {
		return p
	}
	if a.c.folded == nil {
		a.c.folded = map[string]string{}
		for q := range a.c.paths {
			keys := []string{strings.ToLower(q)}
			if ext := path.Ext(keys[0]); ext != "" && prose[ext] {
				keys = append(keys, strings.TrimSuffix(keys[0], ext))
			}
			for _, k := range keys {
				if old, ok := a.c.folded[k]; !ok || q < old {
					a.c.folded[k] = q
				}
			}
		}
	}
	p = strings.ToLower(p)
	if q, ok := a.c.folded[p]; ok {
		return q
	}
	if ext := path.Ext(p); ext != "" && prose[ext] {
		return a.c.folded[strings.TrimSuffix(p, ext)]
	}
	return ""
}

// inherit lists the terms that apply to a row from elsewhere: its sidecar, what
// annotations say of it, the file that it points to, else the nearest licence files above it.
func (a *assembly) inherit(row *inventory.File) []terms {
	applied := a.applying(row)
	for _, t := range applied {
		row.Inherited = append(row.Inherited, inherited(t))
	}
	return applied
}

func (a *assembly) applying(row *inventory.File) (applied []terms) {
	apply := func(t terms, why string) {
		t.why = why
		applied = append(applied, t)
	}
	if t, ok := a.sidecars[row.Path]; ok {
		apply(t, t.why)
	}
	distributor := a.annotated(row.Path, &applied)
	for _, p := range row.Pointers {
		if t, ok := a.termsAt(p.Path); ok && p.Path != "" {
			apply(t, "the file points there")
		} else if t, ok := a.byPath[p.Meant]; ok && p.Meant != "" {
			apply(t, fmt.Sprintf("the file points to %q, which does not exist; this is the licence file beside it", p.Target))
		}
	}
	if len(applied) > 0 || row.Mode == inventory.ModeGitlink {
		return applied
	}
	if t, ok := a.subjects[row.Path]; ok {
		apply(t, t.why)
		return applied
	}
	if a.byPath[row.Path].ofSubjects {
		return nil // a licence file inherits nothing
	}
	border, copied := a.border(row.Path)
	for dir := range above(row.Path) {
		if copied != nil && dir != border && !strings.HasPrefix(dir, border+"/") {
			return ofCopy(*copied, row.Path) // what stands above speaks for the project, not for what it copied
		}
		itself := func(t terms) bool { return t.path == row.Path }
		if slices.ContainsFunc(a.terms[dir], itself) || slices.ContainsFunc(a.documents[dir], itself) {
			return nil // a licence file inherits nothing
		}
		if t, ok := a.partOf(row.Path, dir); ok && (len(a.terms[dir]) > 0 || dir == ".") {
			apply(t, t.why)
			return applied
		}
		if docs := a.documents[dir]; len(docs) > 0 && isDocument(row.Path) {
			for _, t := range docs {
				apply(t, "nearest licence file above, of documents")
			}
			return applied
		}
		if c, ok := a.choices[dir]; ok {
			apply(c, c.why)
			return applied
		}
		for _, t := range a.terms[dir][:min(len(a.terms[dir]), maxTerms)] {
			apply(t, "nearest licence file above")
		}
		if t, ok := a.subjects[dir]; ok && len(applied) == 0 {
			apply(t, t.why)
		}
		if len(applied) > 0 {
			return applied
		}
	}
	for _, t := range a.readmes {
		if t.path != row.Path {
			apply(t, "the README at the root names it")
		}
	}
	if len(applied) == 0 {
		applied = distributor
	}
	return applied
}

func inherited(t terms) inventory.InheritedTerms {
	out := inventory.InheritedTerms{Expression: cmp.Or(t.expr.String(), spdx.NoAssertion), From: t.path, Why: t.why, Copyrights: t.copyrights}
	if t.precedence != "" {
		out.Line = t.line
	}
	return out
}

// The rules that conclude, or say why nothing is concluded.
const (
	ruleExact     = "rule exact-evidence"
	ruleInherited = "rule inherited-from-one-exact-licence"
	ruleStated    = "rule stated-for-the-file"
	ruleClause    = "rule no-conclusion-with-clause"
	ruleConflict  = "rule no-conclusion-in-conflict"
	ruleInexact   = "rule no-conclusion-from-inexact-evidence"
	ruleNothing   = "rule no-conclusion-without-evidence"
	ruleParts     = "rule no-conclusion-over-parts-with-other-terms"
)

// conclude applies the design's rule: only from exact or tag evidence, with no
// conflict and no clause that changes it.
func (a *assembly) conclude(row *inventory.File, expr spdx.Expr, exact bool, applied []terms) {
	no := func(by, reason string) {
		row.Concluded = inventory.Conclusion{Expression: spdx.NoAssertion, By: by, Reason: reason}
	}
	if why := doubt(row); why != "" {
		no(ruleClause, why)
		return
	}
	if text, tag := tagAgainstText(row.Licenses); tag != "" {
		no(ruleConflict, fmt.Sprintf("the tag says %s, the text says %s", tag, text))
		return
	}
	if stated := stated(applied); stated != nil && stated.exact && stated.doubtful == "" && (stated.precedence != annotation.Aggregate || expr.String() != "") {
		whole := stated.expr
		switch {
		case stated.precedence == annotation.Aggregate && !exact:
			no(ruleInexact, fmt.Sprintf("%s is named, not given word for word; a person decides", expr))
			return
		case stated.precedence == annotation.Aggregate:
			whole = spdx.Join(spdx.And, expr, stated.expr)
		case expr.String() != "" && !related(expr, stated.expr):
			reason := fmt.Sprintf("%s says %s, the file says %s", stated.path, stated.expr, expr)
			a.conflict(row.Path, reason, []string{stated.expr.String(), expr.String()}, inventory.Location{Path: row.Path, Line: firstLine(row)}, inventory.Location{Path: stated.path, Line: stated.line})
			no(ruleConflict, reason)
			return
		}
		row.Concluded = inventory.Conclusion{Expression: whole.Currentise().Normal().String(), By: ruleStated, Reason: "from " + stated.path}
		return
	}
	if expr.String() != "" {
		if exact {
			row.Concluded = inventory.Conclusion{Expression: expr.Currentise().Normal().String(), By: ruleExact}
		} else {
			no(ruleInexact, fmt.Sprintf("%s is named, not given word for word; a person decides", expr))
		}
		return
	}
	if alike(applied) {
		applied = applied[:1]
	}
	switch len(applied) {
	case 0:
		if _, copied := a.border(row.Path); copied != nil {
			no(ruleNothing, "part of a copy of "+copied.Name+", which says nothing of its licence here; what the project declares does not speak for it")
			return
		}
		no(ruleNothing, "nothing in the file, and no licence above it")
	case 1:
		t := applied[0]
		switch {
		case t.doubtful != "":
			no(ruleClause, t.path+": "+t.doubtful)
		case !t.exact:
			no(ruleInexact, fmt.Sprintf("%s names %s, not word for word", t.path, t.expr))
		default:
			row.Concluded = inventory.Conclusion{Expression: t.expr.Currentise().Normal().String(), By: ruleInherited, Reason: "from " + t.path}
		}
	default:
		if e := chosen(row, applied); e.String() != "" {
			row.Concluded = inventory.Conclusion{Expression: e.Currentise().Normal().String(), By: ruleInherited, Reason: "the file lets choose between " + applied[0].path + " and " + applied[len(applied)-1].path}
			return
		}
		no(ruleInexact, "several licence files apply, and nothing says how they combine")
	}
}

func (a *assembly) count(row *inventory.File, expr spdx.Expr, applied []terms) {
	s := &a.inv.Summary
	s.Files++
	s.Bytes += row.Size
	switch row.Status {
	case inventory.StatusRead:
		s.Read++
	case inventory.StatusPartial:
		s.Partial++
	case inventory.StatusUnsupported:
		s.Unsupported++
		if s.UnsupportedKind == nil {
			s.UnsupportedKind = map[string]int{}
		}
		s.UnsupportedKind[row.Kind]++
	case inventory.StatusFailed:
		s.Failed++
	case inventory.StatusOverBudget:
		s.OverBudget++
	}
	if len(row.Copyrights) > 0 {
		s.WithCopyright++
	}
	terms := expr.String()
	for _, t := range applied {
		if terms == "" && t.precedence != "" {
			terms = t.expr.String() // a sidecar is a row of its own, and counted there
		}
	}
	if terms == "" {
		return
	}
	s.WithLicense++
	key := [2]string{path.Dir(row.Path), terms}
	u := a.usage[key]
	if u == nil {
		u = &inventory.Usage{Path: key[0], Expression: key[1], First: row.Path, Line: firstLine(row), Collected: a.gathersTexts(key[0]) || a.listsNotices(row)}
		a.usage[key] = u
	}
	u.Files++
}

func firstLine(row *inventory.File) int {
	for _, l := range row.Licenses {
		if l.How != inventory.HowClue {
			return l.Line
		}
	}
	return 0
}

func (a *assembly) summarise() {
	for _, u := range a.usage {
		a.inv.Summary.Usages = append(a.inv.Summary.Usages, *u)
	}
	sort.Slice(a.inv.Summary.Usages, func(i, j int) bool {
		x, y := a.inv.Summary.Usages[i], a.inv.Summary.Usages[j]
		return x.Path < y.Path || x.Path == y.Path && x.Expression < y.Expression
	})
	a.reportTexts()
	a.inv.Findings = a.findings.sorted()
	for _, f := range a.inv.Findings {
		if f.Kind == inventory.FindConflict {
			a.inv.Summary.Conflicts++
		}
	}
}

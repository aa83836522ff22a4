package registry

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxLicenceFile bounds the bytes read of one licence file of a package.
const maxLicenceFile = 1 << 20

// maxLicenceFiles bounds how many licence files of one package are read.
const maxLicenceFiles = 40

// isLicenceFile reports whether a name at the root of a package is that of its licence.
// Lists of what others' code is bundled are not about the package.
func isLicenceFile(name string) bool {
	lower := strings.ToLower(name)
	switch path.Ext(lower) {
	case ".go", ".js", ".cjs", ".mjs", ".ts", ".py", ".rs", ".java", ".class", ".json", ".xml", ".map", ".sh":
		return false
	}
	if strings.Contains(lower, "third") || strings.Contains(lower, "3rd") {
		return false
	}
	for _, begin := range []string{"licen", "copying", "unlicense", "mit-licen", "apache-licen"} {
		if strings.HasPrefix(lower, begin) {
			return true
		}
	}
	return false
}

// isNoticeFile reports whether a name at the root of a package is that of a file which its
// licence may ask to pass on, or which names the holders.
func isNoticeFile(name string) bool {
	lower := strings.ToLower(name)
	switch path.Ext(lower) {
	case "", ".txt", ".md", ".rst":
	default:
		return false
	}
	for _, begin := range []string{"notice", "copyright", "patents"} {
		if strings.HasPrefix(lower, begin) {
			return true
		}
	}
	return false
}

func isTermsFile(name string) bool { return isLicenceFile(name) || isNoticeFile(name) }

// answer looks at the licence files and weighs what the metadata declares.
func (r *Resolver) answer(purl string, c *contents) Answer {
	a := Answer{PURL: purl, Source: c.Source, Hash: c.Hash, Date: c.Date, Maker: maker(c.Maker), Archive: c.Archive}
	sort.Slice(c.Licences, func(i, j int) bool { return c.Licences[i].Name < c.Licences[j].Name })
	var found []spdx.Expr
	exact := true
	given, named := map[string]bool{}, []string(nil)
	held, offered := map[string]spdx.Expr{}, [][]license.Pointer(nil)
	for _, f := range c.Licences {
		if !f.Header && !isLicenceFile(path.Base(f.Name)) || len(f.Data) > maxLicenceFile || bytes.IndexByte(f.Data, 0) >= 0 || len(a.Files) == maxLicenceFiles {
			continue
		}
		result := r.engine.Scan(f.Data)
		before := len(found)
		for _, m := range result.Matches {
			expr, err := spdx.Parse(m.Expression)
			if m.How == license.Clue || err != nil {
				continue
			}
			if f.Header && m.How == license.Reference && !exactWords(strings.ToLower(string(f.Data[m.Start:m.End])), expr) {
				continue // "the BSD style license"
			}
			found = append(found, expr)
			switch {
			case m.How == license.Exact, m.How == license.Tag, m.How == license.Variant && onlyHolders(m, f.Data):
				expr.Leaves(func(l spdx.Expr) { given[l.String()] = true })
			case m.How == license.Reference:
				expr.Leaves(func(l spdx.Expr) { named = append(named, l.String()) })
			default:
				exact = false
			}
		}
		exact = exact && len(result.Unidentified) == 0 && !f.Header // what one file of the code begins with does not speak for all
		held[path.Base(f.Name)] = spdx.Join(spdx.And, found[before:]...)
		if n := len(result.Pointers); n > 1 && !slices.ContainsFunc(result.Pointers[1:], func(p license.Pointer) bool { return !p.Alternative }) {
			offered = append(offered, result.Pointers)
		}
		a.Files = append(a.Files, f.Name)
	}
	for _, pointers := range offered { // "in LICENSE.A or LICENSE.B"
		var choice []spdx.Expr
		for _, p := range pointers {
			choice = append(choice, held[p.Target])
		}
		if one := spdx.Join(spdx.Or, choice...); sameLicences(one, spdx.Join(spdx.And, found...)) {
			found = []spdx.Expr{one}
		}
	}
	for _, l := range named { // a licence that is spoken of is known where its words are there too
		exact = exact && given[l]
	}
	detected := spdx.Join(spdx.And, found...)
	a.Detected = detected.String()
	a.Exact = exact && len(found) > 0
	var settled bool
	a.Declared, settled = r.declared(c.Declared, found)
	if words := oneLine(c.Declared); words != a.Declared {
		a.Words = words
	}
	switch {
	case settled || a.Declared == "" && a.Exact:
	case a.Declared != "":
		a.Reason = "the package declares its licence in words that name no listed one for certain"
	case len(found) > 0:
		a.Reason = "the package declares no licence, and its licence file does not give one word for word"
	case len(a.Files) > 0:
		a.Reason = "the package declares no licence, and licit cannot identify its licence file"
	default:
		a.Reason = "the package declares no licence and has no licence file"
	}
	return a
}

// sameLicences reports whether two expressions name the same licences, however combined.
func sameLicences(x, y spdx.Expr) bool {
	all := func(e spdx.Expr) string {
		var leaves []spdx.Expr
		e.Leaves(func(l spdx.Expr) { leaves = append(leaves, l) })
		return spdx.Join(spdx.And, leaves...).Normal().String()
	}
	return all(x) == all(y)
}

// onlyHolders reports whether a text differs from its licence in nothing but lines that name the copyright
// holders: those are no part of a licence (SPDX 2.3, annex B.6).
func onlyHolders(m license.Match, data []byte) bool {
	for _, x := range m.Extra {
		if x.At < 0 || x.At >= len(data) {
			return false
		}
		line := data[bytes.LastIndexByte(data[:x.At], '\n')+1:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if !holderLine.Match(line) || len(strings.Fields(x.Words)) > len(bytes.Fields(line)) {
			return false
		}
	}
	return len(m.Missing) == 0 && len(m.Extra) > 0
}

// holderLine begins with the word or sign, and a year or another sign.
var holderLine = regexp.MustCompile(`(?i)^\W*(copyright|©|\(c\))\s*(©|\(c\)|&copy;)?\s*[0-9]{4}\b`)

// maker is the name of a person or body without address: "Jane Doe <jane@example.org> (https://…)".
func maker(words string) string {
	words, _, _ = strings.Cut(oneLine(words), "<")
	words, _, _ = strings.Cut(words, "(")
	words = strings.Trim(words, " ,;\"'")
	if strings.Contains(words, "@") || strings.Contains(words, "://") || strings.EqualFold(words, "unknown") {
		return ""
	}
	return words
}

// maxWords bounds the words of a declaration that are kept, in bytes.
const maxWords = 200

func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ")
	if len(s) > maxWords {
		s = strings.ToValidUTF8(s[:maxWords], "") + " …"
	}
	return s
}

// declared gives the expression that a declaration stands for, and whether that
// is certain; else its words. Words that name a family without its version ("BSD",
// "Apache Software License") are settled by the package's own licence files where
// those hold one licence of each family named.
func (r *Resolver) declared(words string, found []spdx.Expr) (string, bool) {
	words = strings.TrimSpace(words)
	if words == "" {
		return "", false
	}
	if e, err := spdx.Parse(words); err == nil && len(words) <= maxWords {
		if len(e.Unknown()) == 0 && !unsaid(e) {
			return e.String(), true
		}
	}
	if len(words) > maxWords {
		result := r.engine.Scan([]byte(words)) // the licence's whole text
		var all []spdx.Expr
		for _, m := range result.Matches {
			if e, err := spdx.Parse(m.Expression); err == nil && m.How == license.Exact {
				all = append(all, e)
			}
		}
		if e := spdx.Join(spdx.And, all...); e.String() != "" && e.Op == spdx.Leaf && len(result.Unidentified) == 0 {
			return e.String(), true
		}
		return oneLine(words), false
	}
	terms, all := r.declaredEach(words, " OR ", found)
	if !all {
		terms = held(terms, found)
	}
	if len(terms) > 0 {
		return spdx.Join(spdx.Or, terms...).String(), true
	}
	if len(found) == 1 { // a list does not say how its licences combine, but a file of the package does
		if terms, all := r.declaredEach(words, "; ", found); all && sameLicences(spdx.Join(spdx.And, terms...), found[0]) {
			return found[0].Normal().String(), true
		}
	}
	words = oneLine(words)
	if e, ok := settle(spdx.Expr{Op: spdx.Leaf, ID: family(words)}, found); ok {
		return e.Normal().String(), true
	}
	const field = "License: "
	named := titleDate().ReplaceAllString(words, "")
	text := field + named + "\n"
	result := r.engine.Scan([]byte(text))
	if len(result.Matches) == 0 || len(result.Clauses) > 0 {
		return words, false
	}
	rest := []byte(text[len(field):])
	var guess spdx.Expr
	for i, m := range result.Matches {
		e, err := spdx.Parse(m.Expression)
		if err != nil || m.How == license.Clue || i > 0 && e.String() != guess.String() {
			return words, false
		}
		guess = e
		for at := max(m.Start-len(field), 0); at < m.End-len(field) && at < len(rest); at++ {
			rest[at] = ' '
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(string(rest)), func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0x7f) }) {
		if !strings.Contains(filler, " "+w+" ") {
			return words, false
		}
	}
	if exactWords(strings.ToLower(named), guess) {
		return guess.String(), true
	}
	if e, ok := settle(guess, found); ok {
		return e.Normal().String(), true
	}
	return words, false
}

// declaredEach gives what the names of a list stand for, those that are certain, and whether all are; nothing where there is one name only.
func (r *Resolver) declaredEach(words, between string, found []spdx.Expr) (terms []spdx.Expr, all bool) {
	parts := strings.Split(oneLine(words), between)
	if len(parts) < 2 || len(parts) > maxLicenceFiles {
		return nil, false
	}
	for _, part := range parts {
		one, ok := r.declared(part, found)
		if e, err := spdx.Parse(one); ok && err == nil {
			terms = append(terms, e)
		}
	}
	return terms, len(terms) == len(parts)
}

// held are those alternatives that the package's own files hold, where they hold several and nothing else: the rest of the list is of something in
// it, and no one has to know what.
func held(terms, found []spdx.Expr) []spdx.Expr {
	offered, given, only := map[string]bool{}, map[string]bool{}, true
	for _, e := range terms {
		e.Leaves(func(l spdx.Expr) { offered[l.String()] = true })
	}
	for _, e := range found {
		e.Leaves(func(l spdx.Expr) {
			given[l.String()] = true
			only = only && offered[l.String()]
		})
	}
	if !only || len(given) < 2 {
		return nil
	}
	var chosen []spdx.Expr
	for _, e := range terms {
		all := true
		e.Leaves(func(l spdx.Expr) { all = all && given[l.String()] })
		if all {
			chosen = append(chosen, e)
		}
	}
	return chosen
}

// titleDate is the month in which a licence was published, as its title says.
var titleDate = lazily.Regexp(`(?i),?\s+(?:\d{1,2}\s+)?(?:january|february|june|november)\s+(?:1991|1999|2004|2007)\b`)

// filler are words around the name of a licence that say nothing.
const filler = " the license licence licensed under osi approved "

// family is the one word that a declaration has beside filler, "" if it has more: "The SAX License" is SAX.
func family(words string) string {
	one := ""
	for _, w := range strings.Fields(words) {
		if strings.Contains(filler, " "+strings.ToLower(w)+" ") {
			continue
		}
		if one != "" {
			return ""
		}
		one = w
	}
	return one
}

// exactWords reports whether words say which version of the licences is meant.
func exactWords(words string, guess spdx.Expr) bool {
	sure := !strings.Contains(words, "style")
	numbered := strings.ContainsAny(words, "0123456789")
	for _, name := range []string{"new bsd", "revised bsd", "modified bsd", "simplified bsd"} {
		numbered = numbered || strings.Contains(words, name)
	}
	guess.Leaves(func(l spdx.Expr) {
		if _, listed := spdx.License(l.ID); !listed || strings.ContainsAny(l.ID, "0123456789") && !numbered {
			sure = false
		}
	})
	return sure
}

// settle puts the licences of the package's files in the place of those guessed.
func settle(guess spdx.Expr, found []spdx.Expr) (spdx.Expr, bool) {
	if guess.Op != spdx.Leaf {
		terms := make([]spdx.Expr, len(guess.Terms))
		for i, t := range guess.Terms {
			var ok bool
			if terms[i], ok = settle(t, found); !ok {
				return guess, false
			}
		}
		return spdx.Join(guess.Op, terms...), true
	}
	stem := func(id string) string { s, _, _ := strings.Cut(id, "-"); return strings.ToLower(s) }
	one, n := spdx.Expr{}, 0
	for _, e := range found {
		e.Leaves(func(l spdx.Expr) {
			if stem(l.ID) == stem(guess.ID) && l.String() != one.String() {
				one, n = l, n+1
			}
		})
	}
	return one, n == 1
}

// unsaid reports whether an expression is NONE or NOASSERTION.
func unsaid(e spdx.Expr) bool {
	return e.Op == spdx.Leaf && (e.ID == spdx.NoAssertion || e.ID == spdx.None)
}

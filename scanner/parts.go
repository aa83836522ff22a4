package scanner

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// A README at the root often says that some directory or file is under other terms than the rest: `files in the "docs" folder are
// licensed under CC-BY-4.0`. What it says so of does not inherit the licence file above it.

// maxSentence bounds the words before a licence's name that may say what is under it, in bytes.
const maxSentence = 600

var (
	licensing = lazily.Regexp(`(?i)\b(licen[cs]ed|licen[cs]e|released|available|distributed|published|covered|provided|made)\b[^.;]{0,60}?\bunder\b`)
	excepted  = lazily.Regexp(`(?i)\b(except|but|excluding|other than|unless|not|without|formerly|previously|contributions?|contributed|contributors?|submitted)\b`)
	// A sentence ends, or a list item or paragraph begins.
	sentenceEnd = lazily.Regexp(`[.;!?:]["')\]]*\s+|\n[ \t]*\n|\n[ \t]*[-*+#|][ \t]`)
	// A place in quotation marks or a link, one called a directory, a path, or a file.
	placeNames = lazily.Regexp("[\"'`“]([\\w.][\\w./-]*)[\"'`”]|\\]\\(([\\w.][\\w./-]*)\\)|\\b([\\w.][\\w./-]*?)/?[*]{0,2} (?:folder|director|subdirector|subtree)|" +
		"\\b([\\w.-]+(?:/[\\w.-]+)*)/(?:\\s|,|$)|\\b([\\w-]+\\.[A-Za-z]{1,5})\\b")
)

// partsOf finds what a README says of parts. The places are as it writes them: whether the tree has them is not known yet.
func partsOf(data []byte, row *inventory.File) []inventory.Part {
	var out []inventory.Part
	for i, l := range row.Licenses {
		if l.How != inventory.HowReference && l.How != inventory.HowTag || l.Start > len(data) {
			continue
		}
		from := max(0, l.Start-maxSentence)
		if ends := sentenceEnd().FindAllIndex(data[from:l.Start], -1); len(ends) > 0 {
			from += ends[len(ends)-1][1]
		}
		for _, before := range row.Licenses[:i] {
			if before.End <= l.Start {
				from = max(from, before.End)
			}
		}
		said := data[from:l.Start]
		if !licensing().Match(said) || excepted().Match(said) {
			continue
		}
		p := inventory.Part{Expression: l.Expression, Line: l.Line}
		for _, m := range placeNames().FindAllSubmatch(said, -1) {
			name := strings.Trim(string(bytes.Join(m[1:], nil)), "/")
			if name = path.Clean(name); name != "." && roleOf(name, func(string) bool { return false }) != licenceFile && !slices.Contains(p.Places, name) {
				p.Places = append(p.Places, name)
			}
		}
		if len(p.Places) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// noteParts keeps what a README says of places that the tree has.
func (a *assembly) noteParts(row *inventory.File) {
	for _, p := range row.Parts {
		expr, err := spdx.Parse(p.Expression)
		if err != nil {
			continue
		}
		for _, place := range p.Places {
			if _, had := a.parts[place]; !had && a.exists(place) {
				a.parts[place] = terms{path: row.Path, line: p.Line, expr: expr, why: "it says so of " + place}
			}
		}
	}
}

// partOf is what a README says of a path or of a directory above it that lies in dir, the one of the nearest licence file.
func (a *assembly) partOf(p, dir string) (terms, bool) {
	if len(a.parts) == 0 {
		return terms{}, false
	}
	if t, ok := a.parts[p]; ok {
		return t, true
	}
	for d := range above(p) {
		if d == dir {
			break
		}
		if t, ok := a.parts[d]; ok {
			return t, true
		}
	}
	return terms{}, false
}

// documentTerms takes the licence files that are named for documentation, as LICENSE.docs, out of the terms of a directory
// that has others: they speak for its documents, and the others do not.
func (a *assembly) documentTerms() {
	for dir, list := range a.terms {
		var docs, rest []terms
		for _, t := range list {
			if namedForDocuments(t.path) {
				docs = append(docs, t)
			} else {
				rest = append(rest, t)
			}
		}
		if len(docs) > 0 && len(rest) > 0 {
			a.terms[dir], a.documents[dir] = rest, docs
		}
	}
}

// documentsConflict says where a README puts documents under another licence than the file for documents beside it holds.
func (a *assembly) documentsConflict() {
	docs := a.documents["."]
	if len(docs) == 0 {
		return
	}
	for _, place := range slices.Sorted(maps.Keys(a.parts)) {
		said := a.parts[place]
		if isDocument(place) && docs[0].expr.String() != "" && !related(said.expr, docs[0].expr) {
			a.conflict(".", fmt.Sprintf("%s says %s of %s, %s holds %s", said.path, said.expr, place, docs[0].path, docs[0].expr),
				[]string{said.expr.String(), docs[0].expr.String()}, inventory.Location{Path: said.path, Line: said.line}, inventory.Location{Path: docs[0].path, Line: max(docs[0].line, 1)})
			return // once
		}
	}
}

// namedForDocuments reports whether a licence file is by its name that of documentation, or of all that is no code.
func namedForDocuments(p string) bool {
	stem := strings.ToLower(path.Base(p))
	if ext := path.Ext(stem); prose[ext] {
		stem = strings.TrimSuffix(stem, ext)
	}
	if strings.HasSuffix(strings.NewReplacer("-", "", "_", "", " ", "", ".", "").Replace(stem), "noncode") {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(stem, func(c rune) bool { return strings.ContainsRune("-_. ", c) }), func(w string) bool {
		return w == "docs" || w == "doc" || w == "documentation"
	})
}

// isDocument reports whether a path is one of a document.
func isDocument(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".md", ".markdown", ".rst", ".adoc", ".asciidoc", ".html", ".htm", ".tex", ".textile":
		return true
	}
	for dir := range strings.SplitSeq(path.Dir(p), "/") {
		switch strings.ToLower(dir) {
		case "doc", "docs", "documentation":
			return true
		}
	}
	return false
}

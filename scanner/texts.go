package scanner

import (
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// headed are the beginnings of the ids whose files carry a notice in place of the text. Of these only a long match is the text.
var headed = []string{"Apache-2.0", "ECL-", "GPL-", "LGPL-", "AGPL-", "GFDL-", "MPL-", "EPL-", "CDDL-", "CPL-", "EUPL-", "OSL-", "AFL-", "MulanPSL-", "LPPL-", "APSL-"}

// longText is more bytes than a notice has, and fewer than any of those texts.
const longText = 3000

// wholeText is how much of a text must stand there to be the text.
const wholeText = 0.9

// licenceTexts records which licence texts stand in the tree, and which file of a text is not what its name says.
func (a *assembly) licenceTexts(row *inventory.File) {
	r := roleOf(row.Path, a.exists)
	var held []string
	altered := false
	for _, l := range row.Licenses {
		if l.How != inventory.HowExact && (l.How != inventory.HowVariant || l.Coverage < wholeText) {
			continue
		}
		id := plain(l.Expression)
		held = append(held, id)
		altered = altered || l.How == inventory.HowVariant
		if l.End-l.Start >= longText || !slices.ContainsFunc(headed, func(p string) bool { return strings.HasPrefix(id, p) }) {
			a.held[id] = true
		}
	}
	if r != licenceText || row.Kind != "text" {
		return
	}
	name := path.Base(row.Path)
	if ext := path.Ext(name); prose[ext] {
		name = strings.TrimSuffix(name, ext)
	}
	listed, known := spdx.License(name)
	if !known {
		return // an exception, a text of one's own, or no licence's name
	}
	id := plain(spdx.Current(listed.ID))
	f := inventory.Finding{Kind: inventory.FindTextMismatch, Path: row.Path, Line: 1, Expressions: append([]string{name}, held...)}
	switch {
	case len(held) == 0:
		f.Reason = "named " + name + ", and the text of that licence does not stand in it"
	case !slices.ContainsFunc(held, func(h string) bool { return plain(spdx.Current(h)) == id }):
		f.Reason = "named " + name + ", and it holds " + strings.Join(held, ", ")
	case altered:
		f.Reason = "named " + name + ", and words of the text are missing or added"
	default:
		return
	}
	a.findings.add(f, row.Path)
}

// plain leaves out of an id what the same text may be offered under.
func plain(id string) string {
	id, _, _ = strings.Cut(id, " WITH ")
	for _, tail := range []string{"-only", "-or-later", "+"} {
		id = strings.TrimSuffix(id, tail)
	}
	return id
}

// bareFile counts a text that no terms apply to.
func (a *assembly) bareFile(row *inventory.File, applied []terms) {
	if row.Kind != "text" || row.Detected != "" || len(applied) > 0 || row.Size == 0 || roleOf(row.Path, a.exists) != ordinary {
		return
	}
	a.bare.Count++
	if len(a.bare.Locations) < maxLocations {
		a.bare.Locations = append(a.bare.Locations, inventory.Location{Path: row.Path})
	}
	if a.bare.Path == "" {
		a.bare.Path = row.Path
	}
	a.bare.Path = commonDir(a.bare.Path, row.Path)
}

// reportTexts writes down what licenceTexts and bareFile gathered.
func (a *assembly) reportTexts() {
	for id := range a.held {
		a.inv.Summary.Texts = append(a.inv.Summary.Texts, id)
	}
	sort.Strings(a.inv.Summary.Texts)
	if a.bare.Count > 0 && a.findings.count(inventory.FindNoLicense) == 0 { // else no file has a licence
		count := a.bare.Count
		a.bare.Kind, a.bare.Reason = inventory.FindNoTerms, "no terms in the file, and no licence file above it"
		a.findings.add(a.bare, "files").Count = count
	}
}

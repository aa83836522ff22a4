package artifacts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// notExamined says in plain words what the documents do not cover.
func (b *bundle) notExamined() []string {
	inv := b.in.Document.Inventory
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	s := inv.Summary
	for i, f := range b.failed {
		if i == maxPlaces {
			say("%s more that could not be examined; licit scan names them", files(len(b.failed)-i))
			break
		}
		say("the file %s", f)
	}
	for _, f := range inv.Findings {
		if f.Kind == inventory.FindManifest {
			say("the manifest %s: %s", f.Path, or(f.Reason, "it was not read"))
		}
	}
	if s.Partial > 0 {
		say("parts of %s", files(s.Partial))
	}
	if s.Unsupported > 0 {
		say("what stands inside %s of kinds that licit does not read", files(s.Unsupported))
	}
	for _, n := range inv.Source.NotExamined {
		say("%s", n)
	}
	if inv.Source.Dirty {
		say("how the work tree differs from its revision: it is not the same")
	}
	unread := map[string][]string{}
	var order []string
	for _, c := range b.list {
		if c.reason == "" {
			continue
		}
		if unread[c.reason] == nil {
			order = append(order, c.reason)
		}
		unread[c.reason] = append(unread[c.reason], c.pkg.ID)
	}
	slices.Sort(order)
	for _, reason := range order {
		say("the licence files of %s: %s", several(unread[reason]), reason)
	}
	for _, l := range b.left {
		say("%s: not handed over with the product: %s", several(l.names), l.why)
	}
	if b.in.ListText == nil {
		say("the texts of the SPDX licence list, for what ships none: %s", b.in.NoListText)
	}
	return out
}

// several names at most three of many.
func several(list []string) string {
	if len(list) <= 3 {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%d packages (%s, …)", len(list), strings.Join(list[:3], ", "))
}

// index is the first page.
func (b *bundle) index(m *Manifest) *page {
	p := &page{title: "Compliance artefacts of " + b.product()}
	p.h(2, "", "What was not examined")
	if len(m.NotExamined) == 0 {
		p.p("Nothing that licit knows of. It does not read what stands behind the words: whether a holder is right, whether code was copied without its notice, which patents read on it.")
	}
	for _, n := range m.NotExamined {
		p.li("%s", n)
	}
	p.h(2, "", "What keeps this directory from being whole")
	if m.Whole() {
		p.p("Nothing that licit knows of.")
	}
	shown := map[string]int{}
	for _, x := range m.Problems {
		if shown[x.Kind]++; shown[x.Kind] <= maxPlaces {
			p.li("%s, %s: %s. What to do: %s", x.Kind, x.Subject, x.What, x.Next)
		}
	}
	for _, kind := range []string{LicenceUnknown, NotRead, TextMismatch, TextMissing} {
		if n := shown[kind] - maxPlaces; n > 0 {
			p.li("%s: %d more, in %s", kind, n, ManifestName)
		}
	}
	p.h(2, "", "What this is made from")
	src := m.Source
	p.li("Product: %s", m.Product)
	if m.Package != "" {
		p.li("Package: %s", m.Package)
	}
	p.li("Repository: %s", or(m.Repository, "not known; a local copy does not say where it came from"))
	if src.Revision != "" {
		dirty := ""
		if src.Dirty {
			dirty = ", with changes"
		}
		p.li("Revision: %s%s", src.Revision, dirty)
	}
	if src.Digest != "" {
		p.li("Digest of the source: %s", src.Digest)
	}
	p.li("Date: %s (from: %s)", src.Time, or(src.TimeFrom, "none"))
	p.li("Tool: %s %s, SPDX licence list %s, data %s", m.Tool.Name, m.Tool.Version, m.Tool.LicenseListVersion, or(m.Tool.DataVersion, "of the tool"))
	p.li("Policy: %s version %s (%s); it decides: %s, %d to settle", m.Policy.ID, m.Policy.Version, m.Policy.Digest, m.Decision, len(b.in.Document.Decision.Open()))
	forms := strings.Join(b.forms, ", ")
	switch {
	case b.assumed:
		forms += " (assumed: the policy names no distribution)"
	case forms == "":
		forms = "internal use only, so that nothing is handed over"
	}
	p.li("Handed over as: %s", forms)
	p.li("Retention: %s", m.Retention.words())
	p.h(2, "", "What is in it")
	p.p("Components: %d. Licence texts: %d. Obligations: %d, of which open: %d, wanting somebody to do something: %d.", len(b.list), len(b.licences), len(b.duties), b.count(Open), b.count(Prepared))
	for _, f := range []struct{ file, what string }{
		{"NOTICE.md", "notices: components, holders, texts as found (also NOTICE.html, NOTICE.txt)"},
		{"COPYRIGHTS.txt", "every copyright line"},
		{"obligations.md", "what the licences ask for and what satisfies it (also obligations.json)"},
		{"SOURCE.md", "source to offer"},
		{"MODIFICATIONS.md", "statements of modification"},
		{"sbom.spdx.json", "SBOM, SPDX 2.3"},
		{"sbom.cdx.json", "SBOM, CycloneDX 1.6"},
		{ManifestName, "hash and size of every file; licit artifacts verify DIR checks them"},
	} {
		p.link(f.file, "%s: %s", f.file, f.what)
	}
	if len(b.licences) > 0 {
		p.h(2, "", "Licence texts")
		for _, l := range b.licences {
			p.link("LICENSES/"+l.file, "%s, from %s", l.id, l.text.from)
		}
	}
	p.h(2, "", "What this is not")
	p.p("Nobody has signed these pages. They say what was found and what the written policy makes of it; whether that is enough is for people to say.")
	return p
}

func (b *bundle) count(state string) int {
	n := 0
	for _, d := range b.duties {
		if d.state == state {
			n++
		}
	}
	return n
}

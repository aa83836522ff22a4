package artifacts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// number gives every text its number in NOTICE.*; the same words have one.
func (b *bundle) number() {
	byKey := map[string]*text{}
	for _, c := range b.list {
		for _, list := range [][]*text{c.texts, c.notices} {
			for i, t := range list {
				k := t.key
				if t.supplied {
					k += " supplied" // the mark belongs to the text
				}
				if have, ok := byKey[k]; ok {
					list[i] = have
					continue
				}
				byKey[k] = t
				b.texts = append(b.texts, t)
				t.number = len(b.texts)
			}
		}
	}
}

func (b *bundle) product() string { return b.root.name() }

// notice is NOTICE.*: who holds what, on what terms, with the words of the terms.
func (b *bundle) notice() *page {
	p := &page{title: "Notices for " + b.product()}
	p.p("This product holds or brings along the components below. Each is named with its holders, its copyright lines as they stand in it, and the terms on which it is offered. The texts stand at the end, each once, as they were found; one that no component ships is marked “supplied by licit”.")
	if len(b.left) > 0 {
		p.p("What is not handed over with the product is not named here; index.md says what that is.")
	}
	for n, c := range b.list {
		if c.blank() {
			continue
		}
		p.h(2, fmt.Sprintf("component-%d", n+1), "%s", c.name())
		if c.pkg.PURL != "" {
			p.li("Package: %s", c.pkg.PURL)
		}
		switch {
		case c.expression == "":
			p.li("Licence: not known")
		case c.why != "":
			p.li("Licence: %s (%s)", c.branch.String(), c.why)
		default:
			p.li("Licence: %s (%s)", c.expression, c.basis)
		}
		var other []string
		for _, q := range c.sortedParts() {
			if q.expression != c.expression && q.files > 0 {
				other = append(other, fmt.Sprintf("%s (%s, first %s)", q.branch.String(), files(q.files), q.first))
			}
		}
		if len(other) > 0 {
			p.li("Of its files some say themselves: %s", strings.Join(other, "; "))
		}
		if h := c.holders(); len(h) > 0 {
			p.li("Holders: %s", strings.Join(h, "; "))
		}
		if c.pkg.Modified == "yes" {
			p.li("Changed from the original: %s", or(c.pkg.ModifiedReason, "yes"))
		}
		if c.source != "" && len(c.texts)+len(c.notices) > 0 {
			p.li("Its texts were read in: %s", c.source)
		}
		if c.reason != "" {
			p.li("Its own licence files were not read: %s", c.reason)
		}
		if list := c.sorted(); len(list) > 0 {
			p.p("Copyright lines:")
			lines := make([]string, len(list))
			for i, s := range list {
				lines[i] = inline(s.text)
			}
			p.pre(lines)
		} else {
			p.p("No copyright line was found in it.")
		}
		for _, t := range c.texts {
			p.link(fmt.Sprintf("#text-%d", t.number), "Text %d: %s", t.number, t.title())
		}
		for _, t := range c.notices {
			p.link(fmt.Sprintf("#text-%d", t.number), "Text %d: %s", t.number, t.title())
		}
	}
	b.blanks(p, "Components whose terms and holders are not known")
	p.h(2, "texts", "Texts")
	for _, t := range b.texts {
		p.h(3, fmt.Sprintf("text-%d", t.number), "Text %d: %s", t.number, t.title())
		if t.supplied {
			p.p("Supplied by licit: no component for which it counts ships it. It names no holder; the copyright lines above do, where there are any.")
		}
		p.pre(t.lines)
	}
	return p
}

// blank reports whether nothing is known of a component but that it is handed over.
func (c *component) blank() bool {
	return c.expression == "" && len(c.texts)+len(c.notices)+len(c.statements) == 0
}

// blanks lists such components, each reason once.
func (b *bundle) blanks(p *page, title string) {
	byReason := map[string][]*component{}
	var reasons []string
	for _, c := range b.list {
		if !c.blank() {
			continue
		}
		reason := or(c.reason, "nothing in its files says")
		if byReason[reason] == nil {
			reasons = append(reasons, reason)
		}
		byReason[reason] = append(byReason[reason], c)
	}
	if len(reasons) == 0 {
		return
	}
	slices.Sort(reasons)
	p.h(2, "unknown", "%s", title)
	for _, reason := range reasons {
		p.p("%s:", reason)
		for _, c := range byReason[reason] {
			p.li("%s", or(c.pkg.PURL, c.name()))
		}
	}
}

func inline(s string) string { return lines([]byte(s))[0] }

func (t *text) title() string {
	var ids []string
	seen := map[string]bool{}
	for _, id := range t.ids {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	if t.notice {
		return "a notice, from " + t.from
	}
	if len(ids) == 0 {
		return "words that licit does not know, from " + t.from
	}
	return strings.Join(ids, ", ") + ", from " + t.from
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}

// copyrights is COPYRIGHTS.txt: every line with how often it stands there.
func (b *bundle) copyrights() *page {
	p := &page{title: "Copyright lines in " + b.product()}
	for _, c := range b.list {
		if c.blank() {
			continue
		}
		p.h(2, "", "%s", c.name())
		list := c.sorted()
		if len(list) == 0 {
			p.p("none found: %s", or(c.reason, "its files have none"))
			continue
		}
		for _, s := range list {
			if c.inTree {
				p.li("%s (%s)", s.text, files(s.files))
			} else {
				p.li("%s", s.text)
			}
		}
	}
	b.blanks(p, "Not known")
	return p
}

// modifications is MODIFICATIONS.md: what is known of changes to the work of others.
func (b *bundle) modifications() *page {
	p := &page{title: "Statements of modification for " + b.product()}
	p.p("What is handed over in the tree and is the work of others, and whether it was changed. Many licences want the changed files themselves to say so, with a date; this page does not do that for them.")
	groups := []struct{ answer, title string }{{"yes", "Changed"}, {"unknown", "Not known: nothing to compare with was found"}, {"no", "Not changed"}}
	any := false
	for _, g := range groups {
		headed := false
		for _, c := range b.list {
			if c == b.root || !c.inTree || or(c.pkg.Modified, "unknown") != g.answer {
				continue
			}
			if !headed {
				p.h(2, "", "%s", g.title)
				headed, any = true, true
			}
			why := or(c.pkg.ModifiedReason, map[string]string{"yes": "the scan says so", "no": "the scan says so", "unknown": "compare it with the original by hand, and mark what was changed"}[g.answer])
			p.li("%s, in %s: %s", c.name(), strings.Join(c.pkg.Files, ", "), why)
		}
	}
	if !any {
		p.p("Nothing of others was found in the tree.")
	}
	if s := b.in.Document.Inventory.Source; s.Dirty {
		p.p("The work tree itself differs from its revision %s.", s.Revision)
	}
	return p
}

// origin says where a package comes from, as far as that is known.
func origin(p inventory.Package) string {
	switch {
	case p.Origin != nil && p.Origin.URL != "" && p.Origin.Commit != "":
		return p.Origin.URL + " at " + p.Origin.Commit
	case p.Origin != nil && p.Origin.URL != "":
		return p.Origin.URL
	case p.PURL != "" && p.Version != "":
		return p.PURL
	}
	return ""
}

package artifacts

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// licenceFile is one file of LICENSES/.
type licenceFile struct {
	id   string
	file string
	text *text
}

// choose finds a text for every licence that counts, and holds each against its id.
func (b *bundle) choose(context.Context) error {
	missing := map[string]string{} // id -> why there is no text
	supplied := map[string]*text{}
	supply := func(id string) *text {
		if t, ok := supplied[id]; ok {
			return t
		}
		t, why := b.supply(id)
		if t == nil {
			missing[id] = why
		}
		supplied[id] = t
		return t
	}
	needed := map[string][]*component{}
	for _, c := range b.list {
		if c.expression == "" && (c != b.root || len(c.texts) == 0) {
			b.problem(LicenceUnknown, c.pkg.ID, "no licence of it is known", "licit resolve, or a curation in the policy by who read its terms")
		}
		for _, id := range c.needed() {
			needed[id] = append(needed[id], c)
			if slices.ContainsFunc(c.texts, func(t *text) bool { return t.has(id) }) {
				continue
			}
			if t := b.shared(c, id); t != nil {
				c.add(t)
				continue
			}
			if t := supply(id); t != nil {
				c.add(t)
			}
		}
	}
	b.filed()
	ids := make([]string, 0, len(needed))
	for id := range needed {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	taken := map[string]bool{}
	for _, id := range ids {
		t := b.best(id, needed[id])
		if t == nil {
			t = supply(id)
		}
		if t == nil && b.textless(id) {
			continue
		}
		if t == nil {
			b.problem(TextMissing, id, "no text of it was found: "+missing[id], "find the text that its holders ship, and register it in the policy (licenses)")
			continue
		}
		if !b.is(id, t) && !(strings.HasPrefix(id, "LicenseRef-") && t.supplied) {
			b.problem(TextMismatch, id, "the text from "+t.from+" is not that of "+id+" word for word", "compare the two; a text of your own needs an id of its own")
		}
		name := fileName(id)
		if taken[strings.ToLower(name)] {
			name = strings.TrimSuffix(name, ".txt") + "-" + short(id) + ".txt"
		}
		taken[strings.ToLower(name)] = true
		b.licences = append(b.licences, licenceFile{id, name, t})
	}
	return nil
}

// textless reports whether a licence asks nobody to hand over its text: a dedication to
// the public domain in a sentence of its own has none.
func (b *bundle) textless(id string) bool {
	list, known := b.table.Of(spdx.Expr{ID: id})
	return known && !slices.ContainsFunc(list, func(o policy.Obligation) bool { return o.Duty.By == policy.ByText })
}

// standalone is the size in bytes from which a licence is a document of its own, which names
// no holder of the work: shorter ones begin with the holder's copyright line.
const standalone = 6000

// shared is a text of the tree's root that serves for another part of the tree.
func (b *bundle) shared(c *component, id string) *text {
	if !c.inTree {
		return nil
	}
	for _, t := range b.root.texts {
		if !t.supplied && len(t.data) >= standalone && t.has(id) && b.is(id, t) {
			return t
		}
	}
	return nil
}

// fileName is a name that every file system takes.
func fileName(id string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '+':
			return r
		}
		return '-'
	}, id)
	if clean != id || len(clean) > 120 {
		clean = clean[:min(len(clean), 120)] + "-" + short(id)
	}
	return clean + ".txt"
}

func short(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}

// best is the text found for an id that is the licence word for word, of the root before the
// others; nil if none is. A licence that no list has is whatever its holders ship.
func (b *bundle) best(id string, among []*component) *text {
	var second *text
	for _, c := range append([]*component{b.root}, among...) {
		for _, t := range c.texts {
			if t.supplied || !t.has(id) {
				continue
			}
			if b.is(id, t) && len(distinct(t)) == 1 {
				return t
			}
			if second == nil && (strings.HasPrefix(id, "LicenseRef-") || b.is(id, t)) {
				second = t
			}
		}
	}
	return second
}

// distinct are the distinct texts that t holds.
func distinct(t *text) []string {
	var out []string
	for _, id := range t.ids {
		if !slices.Contains(out, stem(id)) {
			out = append(out, stem(id))
		}
	}
	return out
}

// is reports whether the text of a licence stands in t word for word, as the engine reads
// it once.
func (b *bundle) is(id string, t *text) bool {
	if !t.read {
		t.read = true
		for _, l := range b.in.Read(t.data).Licences {
			if l.Text && l.Exact {
				t.exact = append(t.exact, names(l.Expression)...)
			}
		}
	}
	return slices.ContainsFunc(t.exact, func(name string) bool { return SameText(name, id) })
}

// supply gives a text that no component ships, or says why there is none.
func (b *bundle) supply(id string) (*text, string) {
	for _, l := range b.in.Policy.Licenses() {
		if l.ID == id {
			t := newText("the policy, supplied by licit", l.Text, []string{id})
			t.supplied = true
			return t, ""
		}
	}
	_, licence := spdx.License(id)
	_, exception := spdx.Exception(id)
	if !licence && !exception {
		return nil, "it is not in the SPDX licence list, and no file with its text was found"
	}
	if b.in.ListText == nil {
		return nil, b.in.NoListText
	}
	data, err := b.in.ListText(id)
	if err != nil {
		return nil, err.Error()
	}
	t := newText("the SPDX licence list "+spdx.ListVersion+", supplied by licit", data, []string{id})
	t.supplied = true
	return t, ""
}

// filed holds the files of the tree that are named after a licence, as REUSE has them,
// against it.
func (b *bundle) filed() {
	for _, c := range b.list {
		if !c.inTree {
			continue
		}
		for _, t := range c.texts {
			if path.Base(path.Dir(t.from)) != "LICENSES" {
				continue
			}
			id := strings.TrimSuffix(path.Base(t.from), path.Ext(t.from))
			_, licence := spdx.License(id)
			_, exception := spdx.Exception(id)
			if (licence || exception) && !b.is(id, t) {
				b.problem(TextMismatch, t.from, fmt.Sprintf("it is filed as %s and does not hold that text word for word", id), "put the text of "+id+" there, or file it under what it is")
			}
		}
	}
}

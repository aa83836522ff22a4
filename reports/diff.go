package reports

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Change is one difference between two inventories.
type Change struct {
	Kind    string `json:"kind"`   // component, licence, file, clause, unidentified, verdict, declared
	Change  string `json:"change"` // added, removed, changed
	Subject string `json:"subject"`
	Old     string `json:"old,omitempty"`
	New     string `json:"new,omitempty"`
	Detail  string `json:"detail,omitempty"`
}

// Compare lists what differs between two documents, each an inventory and, where a
// policy decided it, its decision: what the root declares, components, licences, clauses, unidentified terms, verdicts.
// The list is sorted, and empty where nothing differs but lines and time.
func Compare(from, to *Document) []Change {
	var out []Change
	add := func(kind, subject, old, now, detail string) {
		c := Change{Kind: kind, Change: "changed", Subject: subject, Old: old, New: now, Detail: detail}
		switch {
		case old == now:
			return
		case old == "":
			c.Change = "added"
		case now == "":
			c.Change = "removed"
		}
		out = append(out, c)
	}
	add("declared", "the whole tree", from.Inventory.Summary.DeclaredRoot, to.Inventory.Summary.DeclaredRoot, "")
	compareComponents(from.Inventory, to.Inventory, add)
	a, b := licencesOf(from.Inventory), licencesOf(to.Inventory)
	for _, id := range keysOf(a, b) {
		add("licence", id, a[id], b[id], "")
	}
	x, y := passages(from.Inventory), passages(to.Inventory)
	for _, key := range keysOf(x, y) {
		kind, rest, _ := strings.Cut(key, "\x00")
		where, words, _ := strings.Cut(rest, "\x00")
		add(kind, where, x[key], y[key], words)
	}
	v, w := verdictsOf(from.Decision), verdictsOf(to.Decision)
	for _, id := range keysOf(v, w) {
		old, now := v[id], w[id]
		add("verdict", id, old.Decision, now.Decision, strings.TrimSpace(cmp.Or(now.Rule, old.Rule)+" "+cmp.Or(now.Subject.Path, now.Subject.Package, old.Subject.Path, old.Subject.Package)+" "+cmp.Or(now.Expression, old.Expression)))
	}
	slices.SortStableFunc(out, func(p, q Change) int {
		return cmp.Or(cmp.Compare(slices.Index(changeKinds, p.Kind), slices.Index(changeKinds, q.Kind)), strings.Compare(p.Change, q.Change), strings.Compare(p.Subject, q.Subject), strings.Compare(p.Detail, q.Detail))
	})
	return out
}

// changeKinds are in the order of a reader's interest.
var changeKinds = []string{"verdict", "declared", "clause", "unidentified", "licence", "component"}

// compareComponents matches packages by purl without version, so that an update is a
// change and not a removal beside an addition, where there is one version on each side.
func compareComponents(from, to *inventory.Inventory, add func(kind, subject, old, now, detail string)) {
	type side map[string]map[string]inventory.Package // purl without version -> version -> package
	group := func(inv *inventory.Inventory) side {
		out := side{}
		for _, p := range inv.Packages {
			if p.Kind == inventory.KindRoot {
				continue
			}
			key, _, _ := strings.Cut(cmp.Or(p.PURL, p.ID), "#")
			if p.Version != "" {
				key, _, _ = strings.Cut(key, "@"+strings.ReplaceAll(p.Version, "+", "%2B"))
			}
			if out[key] == nil {
				out[key] = map[string]inventory.Package{}
			}
			out[key][p.Version] = p
		}
		return out
	}
	a, b := group(from), group(to)
	for _, key := range keysOf(a, b) {
		old, now := slices.Sorted(maps.Keys(a[key])), slices.Sorted(maps.Keys(b[key]))
		if len(old) == 1 && len(now) == 1 {
			p, q := a[key][old[0]], b[key][now[0]]
			if old[0] != now[0] {
				add("component", key, described(p), described(q), "")
			} else if of(p) != of(q) {
				add("component", key, described(p), described(q), "licence")
			}
			continue
		}
		for _, v := range keysOf(a[key], b[key]) {
			p, before := a[key][v]
			q, after := b[key][v]
			switch {
			case before && after && of(p) != of(q):
				add("component", key, described(p), described(q), "licence")
			case before && !after:
				add("component", key, described(p), "", "")
			case after && !before:
				add("component", key, "", described(q), "")
			}
		}
	}
}

func of(p inventory.Package) string {
	if e := p.Concluded.Expression; e != "" && e != spdx.NoAssertion {
		return e
	}
	return cmp.Or(p.Declared.Expression, p.Detected.Expression, "no licence known")
}

func described(p inventory.Package) string {
	return cmp.Or(p.Version, p.Requirement, "no version") + ", " + of(p)
}

// licencesOf counts the files of each licence expression.
func licencesOf(inv *inventory.Inventory) map[string]string {
	n := map[string]int{}
	for _, u := range inv.Summary.Usages {
		n[u.Expression] += u.Files
	}
	out := map[string]string{}
	for id, files := range n {
		out[id] = count(files, "file", "files")
	}
	return out
}

// passages are the clauses and unidentified terms, by their words: lines may move.
func passages(inv *inventory.Inventory) map[string]string {
	out := map[string]string{}
	for _, f := range inv.Findings {
		switch f.Kind {
		case inventory.FindClause:
			out["clause\x00"+f.Path+"\x00"+f.Facet+": "+cut(f.Text, 160)] = count(f.Count, "place", "places")
		case inventory.FindUnidentified:
			out["unidentified\x00"+f.Path+"\x00"+cut(f.Text, 160)] = count(f.Count, "place", "places")
		}
	}
	return out
}

func verdictsOf(d *policy.Decision) map[string]policy.Verdict {
	out := map[string]policy.Verdict{}
	if d != nil {
		for _, v := range d.Verdicts {
			if v.Decision != policy.Allow {
				out[v.ID] = v
			}
		}
	}
	return out
}

func keysOf[V any](a, b map[string]V) []string {
	all := map[string]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// WriteDiff writes changes as text, markdown or json.
func WriteDiff(w io.Writer, changes []Change, format string) error {
	if format == "json" {
		if changes == nil {
			changes = []Change{}
		}
		return jsonSafely(w, func(w io.Writer) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(changes)
		})
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintln(w, "Nothing changed: components, licences, clauses and verdicts are the same.")
		return err
	}
	if format == "markdown" {
		fmt.Fprintf(w, "| what | change | subject | before | now |\n| --- | --- | --- | --- | --- |\n")
		for _, c := range changes {
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", c.Kind, c.Change, markdown(strings.TrimSpace(c.Subject+" "+c.Detail)), markdown(c.Old), markdown(c.New))
		}
		return nil
	}
	marks := map[string]string{"added": "+", "removed": "-", "changed": "~"}
	kind := ""
	for _, c := range changes {
		if c.Kind != kind {
			kind = c.Kind
			fmt.Fprintf(w, "%s\n", kind)
		}
		line := c.Old + " → " + c.New
		if c.Old == "" {
			line = c.New
		} else if c.New == "" {
			line = c.Old
		}
		fmt.Fprintf(w, "  %s %s: %s\n", marks[c.Change], terminal(strings.TrimSpace(c.Subject+" "+c.Detail)), terminal(line))
	}
	return nil
}

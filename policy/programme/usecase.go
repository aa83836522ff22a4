package programme

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Whether a case of use occurs.
const (
	Occurs  = "occurs"
	NotSeen = "not seen"
	Ask     = "a person must say"
)

// UseCase is one of the six cases that clause 3.3.2 names, as it stands in this tree.
type UseCase struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Occurs string   `json:"occurs"`
	Reason string   `json:"reason"`
	Where  []string `json:"where,omitempty"` // the first files, packages or verdicts
	Count  int      `json:"count"`
	Duties []Duty   `json:"duties,omitempty"`
}

// Duty is what follows from a case, and the artefacts that answer it.
type Duty struct {
	Duty      string   `json:"duty"`
	Licenses  []string `json:"licences,omitempty"` // that ask for it
	Artefacts []Shown  `json:"artefacts"`
	Lacks     string   `json:"lacks,omitempty"` // what is not there
}

// Forms is what a policy says of how the product reaches others.
type Forms struct {
	Distribution []string // source, binary, saas, internal
	Artefacts    []Shown  // files of the bundle
	Made         []Shown  // files of the evidence directory
}

// UseCases says of each case of 3.3.2 whether it occurs, by what, what follows, and which artefact
// answers that. Duties are named by the copyleft facet, not read from the licences: who is asked
// to review the register reads them.
func UseCases(inv *inventory.Inventory, d *policy.Decision, register []License, forms Forms) ([]UseCase, error) {
	t, err := tree(inv, forms)
	if err != nil {
		return nil, err
	}
	said := func(form string) bool { return slices.Contains(forms.Distribution, form) }
	with := func(kinds ...string) []string {
		var ids []string
		for _, l := range register {
			if slices.Contains(kinds, l.Facets.Copyleft) {
				ids = append(ids, l.ID)
			}
		}
		return ids
	}
	var all []string
	for _, l := range register {
		if !asksNothing(l.ID) {
			all = append(all, l.ID)
		}
	}
	copyleft := with("file", "library", "strong", "network", "unknown")
	texts := t.duty("pass on the words of each licence", all, "no licence file and no LICENSES directory", t.texts)
	if bare := t.without(register); len(bare) > 0 && texts.Lacks == "" {
		texts.Lacks = "no file was found that is the text of " + some(bare)
	}
	notices := t.duty("keep copyright statements and notices", all, "no NOTICE and no list of copyright statements", t.notices)
	source := t.duty("give or offer the corresponding source", copyleft, "no list of the sources that belong to the binaries; licit cannot tell whether they are offered", t.sources)

	binary := UseCase{ID: "binary-distribution", Title: "Distribution as binary", Occurs: Ask, Reason: "the policy does not say how the product reaches others, and the tree holds no executables"}
	binary.Where, binary.Count = first(t.executables)
	switch {
	case said("binary"):
		binary.Occurs, binary.Reason = Occurs, "the policy names binary under distribution"
	case len(t.executables) > 0:
		binary.Occurs, binary.Reason = Occurs, "the tree holds executables"
	case len(forms.Distribution) == 0 && len(t.archives) > 0:
		binary.Reason = "the policy does not say how the product reaches others; the tree holds archives, and licit does not tell whether software is in them"
		binary.Where, binary.Count = first(t.archives)
	case len(forms.Distribution) > 0:
		binary.Occurs, binary.Reason = NotSeen, "the policy names "+strings.Join(forms.Distribution, ", ")+" under distribution, and the tree holds no executables"
	}
	if binary.Occurs == Occurs {
		binary.Duties = []Duty{texts, notices}
		if len(copyleft) > 0 {
			binary.Duties = append(binary.Duties, source)
		}
	}

	src := UseCase{ID: "source-distribution", Title: "Distribution as source", Occurs: Ask, Reason: "the policy does not say how the product reaches others; publishing this tree is it", Count: inv.Summary.Files}
	switch {
	case said("source"):
		src.Occurs, src.Reason = Occurs, "the policy names source under distribution"
	case len(forms.Distribution) > 0:
		src.Occurs, src.Reason = NotSeen, "the policy names "+strings.Join(forms.Distribution, ", ")+" under distribution"
	}
	if src.Occurs != NotSeen {
		src.Duties = []Duty{texts, notices}
	}

	joined := UseCase{ID: "integration", Title: "Joined with other open source, so that more obligations follow", Occurs: NotSeen, Reason: "no file and no shipped package is known to be under a copyleft licence that the root does not declare"}
	var parts []string
	facets := map[string]rule.Facets{}
	for _, l := range register {
		facets[l.ID] = l.Facets
	}
	binds := func(expr string) bool { // of a choice the lesser burden counts
		e, err := spdx.Parse(expr)
		return err == nil && slices.Contains([]string{"file", "library", "strong", "network"}, rule.Of(e, func(id string) rule.Facets { return facets[id] }).Copyleft)
	}
	declared := leaves(inv.Summary.DeclaredRoot)
	for _, u := range inv.Summary.Usages {
		if binds(u.Expression) && slices.ContainsFunc(leaves(u.Expression), func(id string) bool { return !slices.Contains(declared, id) }) {
			parts = append(parts, u.First+" ("+u.Expression+")")
		}
	}
	shipped := shippedPackages(inv)
	unknown := 0
	for _, p := range inv.Packages {
		if p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace || !shipped[p.ID] {
			continue
		}
		ids := leaves(p.Concluded.Expression)
		if len(ids) == 0 {
			unknown++
		}
		if binds(p.Concluded.Expression) {
			parts = append(parts, p.ID+" ("+p.Concluded.Expression+")")
		}
	}
	joined.Where, joined.Count = first(parts)
	switch {
	case len(parts) > 0:
		joined.Occurs, joined.Reason = Occurs, fmt.Sprintf("%d directories or shipped packages are under copyleft licences that the root does not declare; licit does not tell whether they are linked", len(parts))
		if unknown > 0 {
			joined.Reason += fmt.Sprintf("; nobody knows the licences of %d more packages", unknown)
		}
		joined.Duties = []Duty{t.duty("say which parts are under which licence, and how they are joined", with("file", "library", "strong", "network"), "no bill of materials", t.boms), source}
	case unknown > 0:
		joined.Occurs, joined.Reason = Ask, fmt.Sprintf("nobody knows the licences of %d shipped packages", unknown)
	}

	modified := UseCase{ID: "modified", Title: "Open source that was modified", Occurs: NotSeen, Reason: "no copied part is known to differ from its origin"}
	var changed, maybe, ids []string
	for _, p := range inv.Packages {
		switch p.Modified {
		case "yes":
			changed = append(changed, p.ID)
			ids = append(ids, leaves(p.Concluded.Expression)...)
		case "unknown":
			maybe = append(maybe, p.ID)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	switch {
	case len(changed) > 0:
		modified.Occurs, modified.Reason = Occurs, fmt.Sprintf("%d copied parts differ from their origin, of %d more nobody knows", len(changed), len(maybe))
		modified.Where, modified.Count = first(changed)
		modified.Duties = []Duty{t.duty("mark what was changed, and when, where the licence asks for it", ids, "no statement of changes", t.changes)}
	case len(maybe) > 0:
		modified.Occurs, modified.Reason = Ask, fmt.Sprintf("of %d copied parts nobody knows whether they differ from their origin", len(maybe))
		modified.Where, modified.Count = first(maybe)
	}

	clash := UseCase{ID: "incompatible", Title: "Licences that do not go together", Occurs: NotSeen, Reason: "no check of this version of licit found any"}
	var open []string
	pairs := slices.ContainsFunc(rule.All(), func(c rule.Check) bool { return c.ID == "CMP-001" })
	for _, v := range d.Verdicts {
		if slices.Contains([]string{"CMP-001", "CMP-002", "LIC-005"}, v.Rule) && (v.Decision == policy.Deny || v.Decision == policy.Review || v.Exception != nil) {
			open = append(open, v.ID)
		}
	}
	clash.Where, clash.Count = first(open)
	switch {
	case len(open) > 0:
		clash.Occurs, clash.Reason = Occurs, "the verdicts named say why"
		clash.Duties = []Duty{t.duty("settle each verdict before anything is published", nil, "", t.ledger)}
	case !pairs:
		clash.Occurs, clash.Reason = Ask, "this version of licit does not compare licences pair by pair; a person has to"
	}

	credit := UseCase{ID: "attribution", Title: "Attribution is asked for", Occurs: NotSeen, Reason: "no licence was found that asks for it", Count: len(all)}
	if len(all) > 0 {
		credit.Occurs, credit.Reason = Occurs, fmt.Sprintf("%d of the licences found ask that notices are kept, or nobody knows that they do not", len(all))
		credit.Where, _ = first(all)
		credit.Duties = []Duty{texts, notices}
	}
	return []UseCase{binary, src, joined, modified, clash, credit}, nil
}

// asksNothing reports whether a licence asks for no notice at all.
func asksNothing(id string) bool {
	return slices.Contains([]string{"0BSD", "CC0-1.0", "Unlicense", "MIT-0", "WTFPL", "PDDL-1.0", "CC-PDDC", "CC-PDM-1.0", "LicenseRef-scancode-public-domain"}, id)
}

// shippedPackages are those that some edge needs for more than developing, testing and building,
// and those that lie in the tree.
func shippedPackages(inv *inventory.Inventory) map[string]bool {
	out := map[string]bool{}
	for _, p := range inv.Packages {
		switch p.Kind {
		case inventory.KindVendored, inventory.KindSubmodule, inventory.KindArchive:
			out[p.ID] = true
		}
	}
	for _, e := range inv.Dependencies {
		switch e.Relation {
		case inventory.RelDev, inventory.RelTest, inventory.RelBuild, inventory.RelDoc:
		default:
			out[e.To] = true
		}
	}
	return out
}

// artefacts are the files of the tree and of the bundle that may answer a duty.
type artefacts struct {
	executables, archives                          []string
	texts, notices, sources, boms, changes, ledger []Shown
}

func tree(inv *inventory.Inventory, forms Forms) (*artefacts, error) {
	t := new(artefacts)
	day, _, _ := strings.Cut(inv.Source.Time, "T")
	for f, err := range inv.Files.All() {
		if err != nil {
			return nil, err
		}
		if f.Mode != inventory.ModeFile {
			continue
		}
		switch f.Kind {
		case "executable":
			t.executables = append(t.executables, f.Path)
		case "archive":
			t.archives = append(t.archives, f.Path)
		}
		if strings.Count(f.Path, "/") <= 1 {
			t.file(Shown{Path: f.Path, SHA256: f.SHA256, Date: day, Where: "tree"})
		}
	}
	for _, s := range slices.Concat(forms.Artefacts, forms.Made) {
		t.file(s)
	}
	return t, nil
}

// file sorts a file by its name.
func (t *artefacts) file(s Shown) {
	name, dir := strings.ToLower(path.Base(s.Path)), strings.ToLower(path.Base(path.Dir(s.Path)))
	stem, _, _ := strings.Cut(name, ".")
	top := s.Where != "tree" || !strings.Contains(s.Path, "/")
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(stem, w) })
	}
	switch {
	case dir == "licenses" || top && s.Where != "evidence" && has("license", "licence", "copying", "unlicense"):
		t.texts = append(t.texts, s)
	case top && has("notice", "third-party", "third_party", "thirdparty", "copyright", "authors"):
		t.notices = append(t.notices, s)
	case s.Where != "tree" && strings.Contains(name, "source"):
		t.sources = append(t.sources, s)
	case s.Where != "tree" && (strings.HasSuffix(name, ".spdx.json") || strings.HasSuffix(name, ".cdx.json") || strings.HasSuffix(name, ".spdx")):
		t.boms = append(t.boms, s)
	case top && has("modification", "changes", "patches"):
		t.changes = append(t.changes, s)
	case s.Where == "evidence" && name == "findings.json":
		t.ledger = append(t.ledger, s)
	}
}

// without lists the licences of which no file of the tree or bundle is the text.
func (t *artefacts) without(register []License) []string {
	var out []string
	for _, l := range register {
		if asksNothing(l.ID) || len(l.Texts) > 0 || slices.ContainsFunc(t.texts, func(s Shown) bool {
			name := path.Base(s.Path)
			return strings.EqualFold(strings.TrimSuffix(name, path.Ext(name)), l.ID)
		}) {
			continue
		}
		out = append(out, l.ID)
	}
	return out
}

func (t *artefacts) duty(what string, ids []string, lacks string, from []Shown) Duty {
	d := Duty{Duty: what, Licenses: ids, Artefacts: from[:min(len(from), maxShown):min(len(from), maxShown)]}
	if len(from) == 0 {
		d.Lacks, d.Artefacts = lacks, []Shown{}
	}
	return d
}

func first(list []string) ([]string, int) { return list[:min(len(list), maxShown)], len(list) }

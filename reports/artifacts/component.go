package artifacts

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// component is a package that reaches others, with what is known of its terms.
type component struct {
	pkg        inventory.Package
	relation   string   // to the product
	forms      []string // in which it reaches others
	inTree     bool     // its files are rows of the inventory
	expression string   // its licence, "" where nobody knows
	basis      string   // how that is known
	branch     spdx.Expr
	why        string // of the branch, where there was a choice
	parts      map[partKey]*part
	statements map[string]*statement
	texts      []*text
	notices    []*text
	top        []string // licences that the licence files at its top hold
	source     string   // where its texts were read
	reason     string   // why they were not
}

// part are the files of a component under one expression, of one relation to the product.
type part struct {
	partKey
	branch spdx.Expr
	files  int
	lines  int // copyright lines in them
	first  string
}

type partKey struct{ expression, relation string }

// statement is one copyright line.
type statement struct {
	text, holder string
	files        int
}

func (c *component) name() string {
	if c.pkg.Version != "" {
		return c.pkg.Name + " " + c.pkg.Version
	}
	return c.pkg.Name
}

func (c *component) own() bool {
	return c.pkg.Kind == inventory.KindRoot || c.pkg.Kind == inventory.KindWorkspace
}

func (c *component) state(text, holder string) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return
	}
	s := c.statements[text]
	if s == nil {
		s = &statement{text: text, holder: holder}
		c.statements[text] = s
	}
	s.files++
}

// sorted gives the statements by their words.
func (c *component) sorted() []*statement {
	out := make([]*statement, 0, len(c.statements))
	for _, s := range c.statements {
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].text < out[j].text })
	return out
}

func (c *component) holders() []string {
	var out []string
	for _, s := range c.statements {
		if s.holder != "" && !slices.Contains(out, s.holder) {
			out = append(out, s.holder)
		}
	}
	slices.Sort(out)
	return out
}

// sortedParts gives the parts by expression and relation.
func (c *component) sortedParts() []*part {
	out := make([]*part, 0, len(c.parts))
	for _, p := range c.parts {
		out = append(out, p)
	}
	sort.Slice(out, func(i, j int) bool {
		return cmp.Or(strings.Compare(out[i].expression, out[j].expression), strings.Compare(out[i].relation, out[j].relation)) < 0
	})
	return out
}

// add takes the words of a file once.
func (c *component) add(t *text) {
	list := &c.texts
	if t.notice {
		list = &c.notices
	}
	for _, have := range *list {
		if have.key == t.key {
			for _, id := range t.ids {
				if !have.has(id) {
					have.ids = append(have.ids, id)
				}
			}
			return
		}
	}
	*list = append(*list, t)
}

// left is a kind of package that is not handed over, and why.
type left struct {
	why   string
	names []string
}

// notShipping are the relations that bring nothing to who receives the product.
var notShipping = []string{inventory.RelDev, inventory.RelTest, inventory.RelBuild}

// components sorts the packages into those that ship and those that do not.
func (b *bundle) components() {
	inv := b.in.Document.Inventory
	forms := func(of ...string) []string {
		var out []string
		for _, f := range b.forms {
			if slices.Contains(of, f) {
				out = append(out, f)
			}
		}
		return out
	}
	reached := b.reached()
	held := map[string]string{} // what develops, tests or builds it, by the relation that says so
	for _, d := range inv.Dependencies {
		if slices.Contains(notShipping, d.Relation) {
			held[d.To] = d.Relation
		}
	}
	reasons := map[string]*left{}
	leave := func(p inventory.Package, why string) {
		l := reasons[why]
		if l == nil {
			l = &left{why: why}
			reasons[why] = l
		}
		l.names = append(l.names, cmp.Or(p.PURL, p.Name))
	}
	for _, p := range inv.Packages {
		relation, ships := reached[p.ID]
		c := &component{pkg: p, relation: relation, parts: map[partKey]*part{}, statements: map[string]*statement{}}
		switch {
		case p.Kind == inventory.KindRoot:
			c.forms, c.relation, c.inTree = forms("source", "binary", "saas"), "own", true
			b.root = c
		case p.Kind == inventory.KindWorkspace:
			continue // part of the root: its files and dependencies are
		case p.Kind == inventory.KindTool:
			leave(p, "a tool that develops, tests or builds it")
			continue
		case p.Kind == inventory.KindBaseImage || p.Kind == inventory.KindSystem:
			leave(p, "part of the system or image that it is built in or runs on; whoever ships an image needs the artefacts of what lies in it")
			continue
		case len(p.Files) > 0:
			c.inTree = true
			if class := b.in.Policy.Relation(strings.TrimSuffix(p.Files[0], "/") + "/x"); class != "own" {
				c.relation = class
			}
			c.relation = cmp.Or(c.relation, held[p.ID], inventory.RelVendored)
			if slices.Contains(notShipping, c.relation) || c.relation == "test" || c.relation == "build-tool" {
				c.forms = forms("source")
			} else {
				c.forms = forms("source", "binary", "saas")
			}
		case !ships:
			leave(p, "needed to develop, test or build it only, as the manifests say")
			continue
		case p.Kind == inventory.KindSubmodule:
			c.forms = forms("source", "binary", "saas")
			c.reason = "its files are those of another repository; check it out and run licit artifacts there"
		default:
			c.forms = forms("binary", "saas")
		}
		if len(c.forms) == 0 {
			leave(p, "not handed over in the forms of distribution that the policy names")
			if p.Kind != inventory.KindRoot {
				continue
			}
		}
		b.terms(c)
		b.list = append(b.list, c)
	}
	sort.SliceStable(b.list, func(i, j int) bool {
		x, y := b.list[i], b.list[j]
		if (x == b.root) != (y == b.root) {
			return x == b.root
		}
		return cmp.Or(strings.Compare(strings.ToLower(x.pkg.Name), strings.ToLower(y.pkg.Name)), strings.Compare(x.pkg.ID, y.pkg.ID)) < 0
	})
	for _, l := range reasons {
		slices.Sort(l.names)
		b.left = append(b.left, *l)
	}
	sort.Slice(b.left, func(i, j int) bool { return b.left[i].why < b.left[j].why })
}

// reached gives the packages that the root or a workspace member brings along, with the
// relation of the edge that first does.
func (b *bundle) reached() map[string]string {
	inv := b.in.Document.Inventory
	edges := map[string][]inventory.Dependency{}
	for _, d := range inv.Dependencies {
		if !slices.Contains(notShipping, d.Relation) {
			edges[d.From] = append(edges[d.From], d)
		}
	}
	out := map[string]string{}
	var queue []string
	for _, p := range inv.Packages {
		if p.Kind == inventory.KindRoot || p.Kind == inventory.KindWorkspace {
			out[p.ID] = "own"
			queue = append(queue, p.ID)
		}
	}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, d := range edges[id] {
			if _, seen := out[d.To]; !seen {
				out[d.To] = d.Relation
				queue = append(queue, d.To)
			}
		}
	}
	return out
}

// terms says what licence counts for a component, and how that is known.
func (b *bundle) terms(c *component) {
	p := c.pkg
	real := func(e string) bool { return e != "" && e != spdx.NoAssertion && e != spdx.None }
	curated, ok := b.in.Policy.Curated(p.PURL, "", "")
	switch {
	case ok && real(curated.Is):
		c.expression, c.basis = curated.Is, fmt.Sprintf("concluded by %s on %s: %s", curated.By, curated.On, curated.Reason)
	case real(p.Concluded.Expression):
		c.expression, c.basis = p.Concluded.Expression, "concluded by "+p.Concluded.By
	case real(p.Detected.Expression):
		c.expression, c.basis = p.Detected.Expression, "found in "+cmp.Or(p.Detected.Source, "its files")+", not concluded"
	case real(p.Declared.Expression):
		c.expression, c.basis = p.Declared.Expression, "declared in "+cmp.Or(p.Declared.Source, "its manifest")+", not concluded"
	}
	if c.expression == "" {
		return
	}
	at := ""
	if len(p.Files) > 0 {
		at = p.Files[0]
	}
	branch, why, err := b.in.Policy.Branch(p.PURL, at, c.expression)
	if err != nil {
		c.basis = fmt.Sprintf("%q, which is no licence expression", c.expression)
		c.expression = ""
		return
	}
	c.branch, c.why = branch, why
	c.part(c.expression, c.relation, branch)
}

func (c *component) part(expression, relation string, branch spdx.Expr) *part {
	k := partKey{expression, relation}
	p := c.parts[k]
	if p == nil {
		p = &part{partKey: k, branch: branch}
		c.parts[k] = p
	}
	return p
}

// rows reads the rows of the inventory: copyright lines, terms of files, and what of the
// tree has to be read again.
func (b *bundle) rows() error {
	owners := map[string]*component{}
	for _, c := range b.list {
		if c != b.root {
			for _, prefix := range c.pkg.Files {
				owners[strings.TrimSuffix(prefix, "/")] = c
			}
		}
	}
	// Files of packages that are not handed over belong to nobody here.
	for _, p := range b.in.Document.Inventory.Packages {
		if p.Kind != inventory.KindRoot && p.Kind != inventory.KindWorkspace {
			for _, prefix := range p.Files {
				prefix = strings.TrimSuffix(prefix, "/")
				if _, ok := owners[prefix]; !ok {
					owners[prefix] = nil
				}
			}
		}
	}
	owner := func(name string) *component {
		for at := name; ; {
			if c, ok := owners[at]; ok {
				return c
			}
			i := strings.LastIndexByte(at, '/')
			if i < 0 {
				return b.root
			}
			at = at[:i]
		}
	}
	for f, err := range b.in.Document.Inventory.Files.All() {
		if err != nil {
			return err
		}
		if f.Status == inventory.StatusFailed || f.Status == inventory.StatusOverBudget {
			b.failed = append(b.failed, f.Path+" ("+f.StatusReason+")")
		}
		c := owner(f.Path)
		if c == nil {
			continue
		}
		for _, s := range f.Copyrights {
			c.state(s.Text, s.Holder)
		}
		for _, i := range f.Inherited {
			for _, s := range i.Copyrights {
				c.state(s, "")
			}
		}
		if w := b.want(c, f); w != nil {
			b.wanted[f.Path] = w
		}
		expression := f.Detected
		if e := f.Concluded.Expression; e != "" && e != spdx.NoAssertion && e != spdx.None && f.Detected != "" {
			expression = e
		}
		if licence, _ := role(f.Path); licence && f.Detected != "" && slices.Contains(c.pkg.Files, path.Dir(f.Path)) {
			c.top = append(c.top, f.Detected)
		}
		if curated, ok := b.in.Policy.Curated("", f.Path, f.SHA256); ok {
			expression = curated.Is
		}
		relation := b.in.Policy.Relation(f.Path)
		if relation == "own" {
			relation = c.relation
		}
		if expression == "" || expression == spdx.NoAssertion || expression == spdx.None || path.Base(path.Dir(f.Path)) == "LICENSES" {
			continue // a text that is filed for others is under no terms of its own
		}
		k := partKey{expression, relation}
		p := c.parts[k]
		if p == nil {
			branch, _, err := b.in.Policy.Branch(c.pkg.PURL, f.Path, expression)
			if err != nil {
				continue // words of a tag that are no expression: a verdict of its own
			}
			p = c.part(expression, relation, branch)
		}
		p.lines += len(f.CopyrightTexts())
		if p.files++; p.first == "" {
			p.first = f.Path
		}
	}
	for _, c := range b.list {
		if c.expression == "" && c.inTree {
			b.fromTop(c)
		}
	}
	return nil
}

// fromTop lets the licence files at the top of a component speak where nothing else does.
func (b *bundle) fromTop(c *component) {
	var terms []spdx.Expr
	for _, s := range c.top {
		if e, err := spdx.Parse(s); err == nil && s != spdx.NoAssertion && s != spdx.None {
			terms = append(terms, e)
		}
	}
	if len(terms) == 0 {
		return
	}
	c.pkg.Detected = inventory.Claim{Expression: spdx.Join(spdx.And, terms...).Normal().String(), Source: "its licence files"}
	b.terms(c)
}

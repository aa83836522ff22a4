// Package artifacts makes the directory of documents that a publication needs (ISO/IEC
// 5230:2020, 3.4.1): notices with the licence texts that were found, licence texts by id,
// copyright lines, statements of modification, the source to offer, obligations, SBOMs, a
// manifest with the hash of each file, and a first page that opens with what was not
// examined.
//
// What is needed beyond the inventory, the words of files, is handed over by the caller: this
// package looks at no tree, no cache and no network.
package artifacts

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// Input is what the documents are made of.
type Input struct {
	Document *reports.Document
	Policy   *policy.Policy

	// ReadTree reads files of the tree by their path in the inventory. It stops at an error of
	// yield. A path that is not there is not yielded.
	ReadTree func(ctx context.Context, want func(path string) bool, yield func(path string, data []byte) error) error
	// Packages gives the licence and notice files of packages that do not lie in the tree, by purl.
	Packages func(ctx context.Context, packages []inventory.Package) (map[string]Package, error)
	// ListText is the text of an id of the SPDX list. Where the list is not at hand it is nil,
	// and NoListText says why and what to do.
	ListText   func(id string) ([]byte, error)
	NoListText string
	// Read is what the engines find in a text.
	Read func(data []byte) Reading
	// IsText reports whether n bytes that match a template are its text and not a notice that
	// names it.
	IsText func(template string, n int) bool
}

// Package is what a package says of its own terms.
type Package struct {
	Source string // where it was read
	Files  []PackageFile
	Reason string // why there is nothing
}

// PackageFile is one file of a package. Notice: it is no licence.
type PackageFile struct {
	Name   string
	Data   []byte
	Notice bool
}

// Reading is what stands in a text.
type Reading struct {
	Licences   []Licence
	Copyrights []inventory.Copyright
}

// Licence is one match of a text.
type Licence struct {
	Expression string
	Exact      bool // word for word
	Text       bool // the licence itself, not words that name it
}

// The kinds of Problem.
const (
	TextMismatch   = "text-mismatch"   // words that are filed under a licence and are not it
	TextMissing    = "text-missing"    // no text of a licence that counts
	LicenceUnknown = "licence-unknown" // nobody knows the terms of something that is handed over
	NotRead        = "not-read"        // a file whose words are needed could not be read
)

// Problem is what keeps a directory from being whole. Any makes the exit code 1.
type Problem struct {
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	What    string `json:"what"`
	Next    string `json:"next"`
}

// bundle is a directory in the making.
type bundle struct {
	in       Input
	forms    []string // in which the policy says that the product reaches others
	assumed  bool     // the policy does not say so
	root     *component
	list     []*component // root first
	left     []left
	wanted   map[string]*wanted
	failed   []string // files that could not be examined, and why
	texts    []*text  // of NOTICE.*, each once, by number
	licences []licenceFile
	duties   []duty
	table    *policy.Obligations
	problems []Problem
}

// maxTexts bounds the bytes of all texts that are held at once.
const maxTexts = 512 << 20

// Write makes the documents and writes them into a directory, which must be empty, not there,
// or hold what Write wrote before and nobody changed. Nothing outside is written.
func Write(ctx context.Context, in Input, dir string) (*Manifest, error) {
	b := &bundle{in: in, wanted: map[string]*wanted{}}
	for _, f := range in.Policy.Distribution {
		if f != "internal" {
			b.forms = append(b.forms, f)
		}
	}
	if len(in.Policy.Distribution) == 0 {
		b.forms, b.assumed = []string{"source", "binary"}, true
	}
	var err error
	if b.table, err = in.Policy.Obligations(); err != nil {
		return nil, err
	}
	out, err := create(dir)
	if err != nil {
		return nil, err
	}
	defer out.close()
	for _, step := range []func(context.Context) error{b.collect, b.fetch, b.choose} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	b.obligations()
	b.number()
	sort.Slice(b.problems, func(i, j int) bool {
		x, y := b.problems[i], b.problems[j]
		return strings.Join([]string{x.Kind, x.Subject, x.What}, "\x00") < strings.Join([]string{y.Kind, y.Subject, y.What}, "\x00")
	})
	m := b.manifest()
	if err := out.fill(m, b.documents(m)); err != nil {
		return nil, err
	}
	return m, nil
}

// collect decides what ships and reads the tree's words.
func (b *bundle) collect(ctx context.Context) error {
	b.components()
	if b.root == nil {
		return fmt.Errorf("the inventory has no root package; scan the tree again")
	}
	if err := b.rows(); err != nil {
		return err
	}
	total := 0
	read := map[string]bool{}
	found := map[string][]byte{}
	err := b.in.ReadTree(ctx, func(name string) bool { return b.wanted[name] != nil }, func(name string, data []byte) error {
		w := b.wanted[name]
		if w == nil || read[name] {
			return nil
		}
		if sum := sha256.Sum256(data); w.sha256 != "" && w.sha256 != hex.EncodeToString(sum[:]) {
			return fmt.Errorf("%s changed while the tree was read; run again when nothing writes to it", reports.Plain(name))
		}
		if total += len(data); total > maxTexts {
			return fmt.Errorf("the licence texts of the tree are more than the %d MiB that are held at once", maxTexts>>20)
		}
		read[name] = true
		found[name] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		return err
	}
	paths := make([]string, 0, len(b.wanted))
	for name := range b.wanted {
		paths = append(paths, name)
	}
	sort.Strings(paths)
	for _, name := range paths {
		if !read[name] {
			b.problem(NotRead, name, "its words are needed and the file could not be read again", "see that it can be read, then run again")
			continue
		}
		b.treeText(name, b.wanted[name], found[name])
	}
	return nil
}

// treeText takes the words that count of one file.
func (b *bundle) treeText(name string, w *wanted, data []byte) {
	c := w.component
	if (w.licence || w.notice) && len(data) <= maxText {
		t := newText(name, data, w.ids)
		t.notice = w.notice && len(w.ids) == 0
		c.add(t)
		return
	}
	for _, s := range w.spans {
		if words := passage(data, s.start, s.end); words != nil {
			c.add(newText(name, words, s.ids))
		}
	}
}

// fetch takes the words of packages that do not lie in the tree.
func (b *bundle) fetch(ctx context.Context) error {
	var ask []inventory.Package
	for _, c := range b.list {
		if !c.inTree && c.reason == "" {
			ask = append(ask, c.pkg)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	got, err := b.in.Packages(ctx, ask)
	if err != nil {
		return err
	}
	for _, c := range b.list {
		if c.inTree || c.reason != "" {
			continue
		}
		p, ok := got[c.pkg.PURL]
		if !ok {
			c.reason = "it has no package URL to look for"
			continue
		}
		c.source, c.reason = p.Source, p.Reason
		for _, f := range p.Files {
			r := b.in.Read(f.Data)
			for _, s := range r.Copyrights {
				c.state(s.Text, s.Holder)
			}
			if len(f.Data) > maxText {
				continue
			}
			var ids []string
			for _, l := range r.Licences {
				if l.Text {
					ids = append(ids, names(l.Expression)...)
				}
				if l.Exact && !f.Notice {
					c.top = append(c.top, l.Expression)
				}
			}
			t := newText(f.Name+" of "+c.name(), f.Data, ids)
			t.notice = f.Notice && len(ids) == 0
			c.add(t)
		}
		if c.expression == "" {
			b.fromTop(c)
		}
	}
	return nil
}

func (b *bundle) problem(kind, subject, what, next string) {
	b.problems = append(b.problems, Problem{kind, subject, what, next})
}

// needed are the licences and exceptions that count for a component, sorted.
func (c *component) needed() []string {
	seen := map[string]bool{}
	var out []string
	for _, p := range c.parts {
		p.branch.Leaves(func(l spdx.Expr) {
			for _, id := range leafNames(l) {
				if !seen[id] {
					seen[id] = true
					out = append(out, id)
				}
			}
		})
	}
	sort.Strings(out)
	return out
}

// documents are the files of the directory in the order in which they are written, but for
// the manifest.
func (b *bundle) documents(m *Manifest) []document {
	notice := b.notice()
	index := b.index(m)
	out := []document{
		{"COPYRIGHTS.txt", b.copyrights().plain},
		{"MODIFICATIONS.md", b.modifications().markdown},
		{"NOTICE.html", notice.html}, {"NOTICE.md", notice.markdown}, {"NOTICE.txt", notice.plain},
		{"SOURCE.md", b.source(m).markdown},
		{"index.html", index.html}, {"index.md", index.markdown},
		{"obligations.json", b.obligationsJSON}, {"obligations.md", b.obligationsPage().markdown},
	}
	for _, l := range b.licences {
		out = append(out, document{"LICENSES/" + l.file, func(w io.Writer) error {
			_, err := io.WriteString(w, strings.Join(l.text.lines, "\n")+"\n")
			return err
		}})
	}
	for _, s := range []struct{ format, file string }{{"spdx", "sbom.spdx.json"}, {"cyclonedx", "sbom.cdx.json"}} {
		out = append(out, document{s.file, func(w io.Writer) error {
			f, err := reports.Find(s.format)
			if err != nil {
				return err
			}
			return f.Write(w, b.in.Document)
		}})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].path < out[j].path })
	return out
}

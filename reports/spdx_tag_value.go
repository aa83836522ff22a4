package reports

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/spdx/tools-golang/spdx/v2/common"
	"github.com/spdx/tools-golang/spdx/v2/v2_3"
	"github.com/spdx/tools-golang/tagvalue"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var spdxTagValue = Format{
	Name: "spdx-tag-value", Title: "SPDX 2.3 tag-value: the same document",
	Exts: []string{".spdx"}, MediaType: "text/spdx",
	Write: func(w io.Writer, d *Document) error {
		s, err := newSPDX(d)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(w)
		if err := s.tagValue(out); err != nil {
			return err
		}
		return out.Flush()
	},
}

// tagValue writes the document: files before packages, because a file that follows a
// package is the package's.
func (s *spdxStream) tagValue(w io.Writer) error {
	put := func(doc *v2_3.Document) ([]byte, error) {
		if doc.CreationInfo == nil {
			doc.CreationInfo = &v2_3.CreationInfo{}
		}
		tagValue(doc)
		return nil, tagvalue.Write(doc, w)
	}
	none := func([]byte, bool) error { return nil }
	head, info := s.head(s.namespace), *s.info
	info.Creators = slices.Clone(info.Creators)
	head.CreationInfo = &info
	if _, err := put(head); err != nil {
		return err
	}
	files := func(yield func(*v2_3.File) error) error {
		return s.files(func(row *inventory.File, f *v2_3.File) error {
			for _, n := range row.Snippets {
				if f.Snippets == nil {
					f.Snippets = map[common.ElementID]*v2_3.Snippet{}
				}
				snippet := spdxSnippet(row, n, f.FileSPDXIdentifier, s.x)
				snippet.SnippetName, snippet.SnippetCopyrightText = terminal(snippet.SnippetName), textBlock(snippet.SnippetCopyrightText)
				f.Snippets[snippet.SnippetSPDXIdentifier] = snippet
			}
			return yield(f)
		})
	}
	annotations := func(yield func(*v2_3.Annotation) error) error {
		each := func(id common.ElementID, list []v2_3.Annotation) error {
			for _, a := range list {
				a.AnnotationSPDXIdentifier = common.DocElementID{ElementRefID: id}
				a.AnnotationComment = textBlock(a.AnnotationComment)
				if err := yield(&a); err != nil {
					return err
				}
			}
			return nil
		}
		for _, p := range s.d.Inventory.Packages {
			if err := each(spdxID("Package", p.ID), s.annotate(p.ID)); err != nil {
				return err
			}
		}
		return s.files(func(_ *inventory.File, f *v2_3.File) error { return each(f.FileSPDXIdentifier, f.Annotations) })
	}
	for _, write := range []func() error{
		func() error {
			return inPieces(files, none, func(l []*v2_3.File) ([]byte, error) { return put(&v2_3.Document{Files: l}) })
		},
		func() error {
			return inPieces(s.packages, none, func(l []*v2_3.Package) ([]byte, error) { return put(&v2_3.Document{Packages: l}) })
		},
		func() error {
			return inPieces(s.texts, none, func(l []*v2_3.OtherLicense) ([]byte, error) { return put(&v2_3.Document{OtherLicenses: l}) })
		},
		func() error {
			return inPieces(s.relationships, none, func(l []*v2_3.Relationship) ([]byte, error) {
				return put(&v2_3.Document{Relationships: l})
			})
		},
		func() error {
			return inPieces(annotations, none, func(l []*v2_3.Annotation) ([]byte, error) {
				return put(&v2_3.Document{Annotations: l})
			})
		},
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

// tagValue makes every value fit for the form: one value a line, texts between their tags.
func tagValue(doc *v2_3.Document) {
	for _, s := range []*string{&doc.DocumentName, &doc.DocumentNamespace} {
		*s = terminal(*s)
	}
	doc.DocumentComment = textBlock(doc.DocumentComment)
	for i := range doc.CreationInfo.Creators {
		doc.CreationInfo.Creators[i].Creator = terminal(doc.CreationInfo.Creators[i].Creator)
	}
	for _, p := range doc.Packages {
		for _, s := range []*string{&p.PackageName, &p.PackageVersion, &p.PackageFileName, &p.PackageDownloadLocation} {
			*s = terminal(*s)
		}
		for _, s := range []*string{&p.PackageSourceInfo, &p.PackageLicenseComments, &p.PackageCopyrightText, &p.PackageComment} {
			*s = textBlock(*s)
		}
		p.PackageSupplier.Supplier = terminal(p.PackageSupplier.Supplier)
		if p.PackageOriginator != nil {
			p.PackageOriginator.Originator = terminal(p.PackageOriginator.Originator)
		}
		for _, r := range p.PackageExternalReferences {
			r.Locator = terminal(r.Locator)
		}
	}
	for _, f := range doc.Files {
		f.FileName = terminal(f.FileName)
		for _, s := range []*string{&f.LicenseComments, &f.FileCopyrightText, &f.FileComment} {
			*s = textBlock(*s)
		}
	}
	for _, r := range doc.Relationships {
		r.RelationshipComment = textBlock(r.RelationshipComment)
	}
	for _, l := range doc.OtherLicenses {
		l.ExtractedText, l.LicenseName = textBlock(l.ExtractedText), terminal(l.LicenseName)
	}
}

// textBlock keeps line ends, which the form has tags for, and lets nothing else act: the
// tags themselves neither.
func textBlock(s string) string {
	s = strings.NewReplacer("<text>", "‹text›", "</text>", "‹/text›").Replace(s)
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = terminal(strings.ReplaceAll(lines[i], "\t", " "))
	}
	return strings.Join(lines, "\n")
}

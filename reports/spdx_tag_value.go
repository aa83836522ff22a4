package reports

import (
	"io"
	"strings"

	"github.com/spdx/tools-golang/spdx/v2/common"
	"github.com/spdx/tools-golang/spdx/v2/v2_3"
	"github.com/spdx/tools-golang/tagvalue"
)

var spdxTagValue = Format{
	Name: "spdx-tag-value", Title: "SPDX 2.3 tag-value: the same document",
	Exts: []string{".spdx"}, MediaType: "text/spdx",
	Write: func(w io.Writer, d *Document) error {
		doc, err := spdxDocument(d)
		if err != nil {
			return err
		}
		tagValue(doc)
		return tagvalue.Write(doc, w)
	},
}

// tagValue moves what the form keeps elsewhere than JSON does, and makes every value fit
// for it: one value a line, texts between their tags.
func tagValue(doc *v2_3.Document) {
	for _, s := range []*string{&doc.DocumentName, &doc.DocumentNamespace} {
		*s = terminal(*s)
	}
	doc.DocumentComment = textBlock(doc.DocumentComment)
	move := func(id common.ElementID, list []v2_3.Annotation) {
		for _, a := range list {
			a.AnnotationSPDXIdentifier = common.DocElementID{ElementRefID: id}
			a.AnnotationComment = textBlock(a.AnnotationComment)
			doc.Annotations = append(doc.Annotations, &a)
		}
	}
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
		move(p.PackageSPDXIdentifier, p.Annotations)
	}
	files := map[common.ElementID]*v2_3.File{}
	for _, f := range doc.Files {
		f.FileName = terminal(f.FileName)
		for _, s := range []*string{&f.LicenseComments, &f.FileCopyrightText, &f.FileComment} {
			*s = textBlock(*s)
		}
		files[f.FileSPDXIdentifier] = f
		move(f.FileSPDXIdentifier, f.Annotations)
	}
	for i := range doc.Snippets {
		s := doc.Snippets[i]
		s.SnippetCopyrightText = textBlock(s.SnippetCopyrightText)
		f := files[s.SnippetFromFileSPDXIdentifier]
		if f.Snippets == nil {
			f.Snippets = map[common.ElementID]*v2_3.Snippet{}
		}
		f.Snippets[s.SnippetSPDXIdentifier] = &s
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

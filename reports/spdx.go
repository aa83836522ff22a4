package reports

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"io"
	"net/url"
	"path"
	"sort"
	"strconv"
	"strings"

	spdxjson "github.com/spdx/tools-golang/json"
	"github.com/spdx/tools-golang/spdx/v2/common"
	"github.com/spdx/tools-golang/spdx/v2/v2_3"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var spdxJSON = Format{
	Name: "spdx", Title: "SPDX 2.3 JSON: packages, files, relationships, extracted texts",
	Exts: []string{".spdx.json"}, MediaType: "application/spdx+json",
	Write: func(w io.Writer, d *Document) error {
		doc, err := spdxDocument(d)
		if err != nil {
			return err
		}
		return jsonSafely(w, func(w io.Writer) error {
			return spdxjson.Write(doc, w, spdxjson.Indent("  "), spdxjson.EscapeHTML(false))
		})
	},
}

func itoa(n int) string { return strconv.Itoa(n) }

// spdxID makes an element id from an id of ours: slug and 12 hex digits.
func spdxID(kind, id string) common.ElementID {
	if s := slug(id, 40); s != "" {
		return common.ElementID(kind + "-" + s + "-" + short12(id))
	}
	return common.ElementID(kind + "-" + short12(id))
}

// spdxDocument builds the SPDX 2.3 document. Its namespace is the UUIDv5 of the
// document without it.
func spdxDocument(d *Document) (*v2_3.Document, error) {
	inv, r := d.Inventory, root(d.Inventory)
	x := newExtracted(beyondReaders)
	doc := &v2_3.Document{
		SPDXVersion: v2_3.Version, DataLicense: v2_3.DataLicense, SPDXIdentifier: "DOCUMENT", DocumentName: printable(r.Name),
		DocumentComment: comment(d),
		CreationInfo: &v2_3.CreationInfo{
			LicenseListVersion: listVersion(inv.Tool.LicenseListVersion), Created: inv.Source.Time, CreatorComment: "SBOM Type: Source",
			Creators: []common.Creator{{CreatorType: "Tool", Creator: "licit-" + strings.ReplaceAll(inv.Tool.Version, "-", ".")}},
		},
	}
	if p := publisher(d); p.Name != "" {
		org := printable(p.Name)
		if contact := cmp.Or(p.Email, p.URL); contact != "" {
			org += " (" + printable(contact) + ")"
		}
		doc.CreationInfo.Creators = append([]common.Creator{{CreatorType: "Organization", Creator: org}}, doc.CreationInfo.Creators...)
	}
	annotate := annotator(d, doc.CreationInfo)
	for _, p := range inv.Packages {
		out := spdxPackage(inv, p, x)
		out.Annotations = annotate(p.ID)
		doc.Packages = append(doc.Packages, out)
	}
	rel := func(a common.ElementID, kind string, b common.ElementID, why string) {
		doc.Relationships = append(doc.Relationships, &v2_3.Relationship{
			RefA: common.DocElementID{ElementRefID: a}, RefB: common.DocElementID{ElementRefID: b}, Relationship: kind, RelationshipComment: why,
		})
	}
	rootID := spdxID("Package", r.ID)
	rel("DOCUMENT", common.TypeRelationshipDescribe, rootID, "")
	var rootPackage *v2_3.Package
	for _, p := range doc.Packages {
		if p.PackageSPDXIdentifier == rootID {
			rootPackage = p
		}
	}
	var sums []string
	inFiles := map[string]bool{}
	for f, err := range inv.Files.All() {
		if err != nil {
			return nil, err
		}
		if f.SHA1 == "" {
			continue
		}
		file := spdxFile(f, x)
		file.Annotations = annotate(f.Path, remarks(f)...)
		doc.Files = append(doc.Files, file)
		for _, s := range f.Snippets {
			doc.Snippets = append(doc.Snippets, *spdxSnippet(f, s, file.FileSPDXIdentifier, x))
		}
		rel(rootID, common.TypeRelationshipContains, file.FileSPDXIdentifier, "")
		sums = append(sums, f.SHA1)
		for _, e := range file.LicenseInfoInFiles {
			inFiles[e] = true
		}
	}
	if rootPackage != nil {
		if p := publisher(d); p.Name != "" {
			rootPackage.PackageSupplier = &common.Supplier{SupplierType: "Organization", Supplier: printable(p.Name)}
		}
		if alg, value, ok := strings.Cut(inv.Source.Digest, ":"); ok && alg == "sha256" {
			rootPackage.PackageChecksums = append(rootPackage.PackageChecksums, common.Checksum{Algorithm: common.SHA256, Value: value})
		} else if strings.HasPrefix(inv.Source.Digest, "swh:") {
			rootPackage.PackageExternalReferences = append(rootPackage.PackageExternalReferences, &v2_3.PackageExternalReference{
				Category: "PERSISTENT-ID", RefType: "swh", Locator: inv.Source.Digest,
			})
		}
		rootPackage.FilesAnalyzed = len(sums) > 0
		rootPackage.IsFilesAnalyzedTagPresent = true
		if len(sums) > 0 {
			sort.Strings(sums)
			code := sha1.Sum([]byte(strings.Join(sums, "")))
			rootPackage.PackageVerificationCode = &common.PackageVerificationCode{Value: hex.EncodeToString(code[:])}
			delete(inFiles, spdx.None)
			rootPackage.PackageLicenseInfoFromFiles = sortedKeys(inFiles)
			if len(inFiles) == 0 {
				rootPackage.PackageLicenseInfoFromFiles = []string{spdx.None}
			}
		}
		rootPackage.PackageCopyrightText = rootCopyright(inv)
	}
	for _, e := range inv.Dependencies {
		a, b := spdxID("Package", e.From), spdxID("Package", e.To)
		kind, reverse := spdxRelation(e.Relation)
		if reverse {
			a, b = b, a
		}
		why := strings.TrimSpace(e.Scope + " " + e.Condition)
		rel(a, kind, b, printable(why))
	}
	for _, id := range x.ids() {
		text := x.text[id]
		if text == "" {
			text = "The words are not in the tree; see " + id + "."
		}
		doc.OtherLicenses = append(doc.OtherLicenses, &v2_3.OtherLicense{
			LicenseIdentifier: id, ExtractedText: printable(text), LicenseName: printable(cut(cmp.Or(x.name[id], id), 120)),
		})
	}
	var plain bytes.Buffer
	if err := spdxjson.Write(doc, &plain); err != nil {
		return nil, err
	}
	doc.DocumentNamespace = "https://spdx.org/spdxdocs/" + cmp.Or(slug(r.Name, 60), "unnamed") + "-" + uuid5(plain.Bytes())
	return doc, nil
}

// listVersion is the major and minor version, as SPDX 2.3 clause 6.7 writes it.
func listVersion(v string) string {
	parts := strings.SplitN(v, ".", 3)
	if len(parts) < 2 {
		return v
	}
	return parts[0] + "." + parts[1]
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// comment opens the document with what was not examined.
func comment(d *Document) string {
	var b strings.Builder
	s := d.Inventory.Summary
	b.WriteString("Made from the source tree alone. " + strconv.Itoa(s.Files) + " rows in the tree: files, symlinks and submodules; those without content of their own have no element here.")
	if n := s.Failed + s.OverBudget; n > 0 {
		b.WriteString(" NOT EXAMINED: " + strconv.Itoa(n) + ".")
	}
	if s.Unsupported > 0 {
		b.WriteString(" Hashed but not read for licences: " + strconv.Itoa(s.Unsupported) + ".")
	}
	for _, note := range d.Inventory.Source.NotExamined {
		b.WriteString(" Left out: " + printable(note) + ".")
	}
	if d.Decision != nil {
		b.WriteString(" Policy " + d.Decision.Policy.ID + " version " + d.Decision.Policy.Version + " decides: " + d.Decision.Result + ".")
	}
	return b.String()
}

func spdxPackage(inv *inventory.Inventory, p inventory.Package, x *extracted) *v2_3.Package {
	out := &v2_3.Package{
		PackageName: printable(p.Name), PackageSPDXIdentifier: spdxID("Package", p.ID), PackageVersion: printable(p.Version),
		PackageDownloadLocation: spdx.NoAssertion, FilesAnalyzed: false, IsFilesAnalyzedTagPresent: true,
		PackageLicenseConcluded: cmp.Or(x.valid(p.Concluded.Expression, ""), spdx.NoAssertion),
		PackageLicenseDeclared:  cmp.Or(x.valid(p.Declared.Expression, p.Declared.Expression), spdx.NoAssertion),
		PackageCopyrightText:    spdx.NoAssertion,
		PackageSupplier:         &common.Supplier{Supplier: spdx.NoAssertion},
	}
	// Who made a package by its metadata is a person as a rule; whose namespace it is, a body.
	if p.Supplier != "" {
		kind := "Organization"
		if p.Supplier == p.Originator {
			kind = "Person"
		}
		out.PackageSupplier = &common.Supplier{SupplierType: kind, Supplier: printable(p.Supplier)}
	}
	if p.Originator != "" {
		out.PackageOriginator = &common.Originator{OriginatorType: "Person", Originator: printable(p.Originator)}
	}
	if o := p.Origin; o != nil && o.URL != "" {
		switch {
		case o.VCS != "" && o.Commit != "" && strings.Contains(o.URL, "://"):
			out.PackageDownloadLocation = o.VCS + "+" + printable(strings.TrimPrefix(o.URL, o.VCS+"+")) + "@" + o.Commit
		case strings.HasPrefix(o.URL, "http://") || strings.HasPrefix(o.URL, "https://"):
			out.PackageDownloadLocation = printable(o.URL)
		}
		if strings.ContainsAny(out.PackageDownloadLocation, " \t\n") {
			out.PackageDownloadLocation = spdx.NoAssertion
		}
	}
	for _, h := range p.Hashes {
		if alg, ok := spdxAlgorithms[h.Alg]; ok && h.Of != "go-h1" {
			out.PackageChecksums = append(out.PackageChecksums, common.Checksum{Algorithm: alg, Value: h.Value})
		}
	}
	if p.PURL != "" {
		out.PackageExternalReferences = []*v2_3.PackageExternalReference{{
			Category: common.CategoryPackageManager, RefType: common.TypePackageManagerPURL, Locator: p.PURL,
		}}
	}
	out.PackageLicenseComments = printable(concluder(p.Concluded))
	if o := p.Origin; o != nil && o.VCS == "" {
		out.PackageFileName = archiveName(o.URL)
	}
	var info []string
	for _, l := range p.Locations {
		at := l.Path
		if l.Line > 0 {
			at += ":" + itoa(l.Line)
		}
		info = append(info, at)
	}
	if len(info) > 10 {
		info = append(info[:10], "…")
	}
	if len(info) > 0 {
		out.PackageSourceInfo = printable("named in " + strings.Join(info, ", "))
	}
	var lines []string
	for _, u := range unknowns(p) {
		lines = append(lines, "Not known: "+u.field+": "+u.reason+".")
	}
	out.PackageComment = printable(strings.Join(lines, "\n"))
	switch p.Kind {
	case inventory.KindRoot, inventory.KindWorkspace, inventory.KindSubmodule:
		out.PrimaryPackagePurpose = "SOURCE"
	case inventory.KindDependency, inventory.KindVendored:
		out.PrimaryPackagePurpose = "LIBRARY"
	case inventory.KindBaseImage:
		out.PrimaryPackagePurpose = "CONTAINER"
	case inventory.KindArchive:
		out.PrimaryPackagePurpose = "ARCHIVE"
	}
	return out
}

var spdxAlgorithms = map[string]common.ChecksumAlgorithm{
	"sha1": common.SHA1, "sha224": common.SHA224, "sha256": common.SHA256, "sha384": common.SHA384, "sha512": common.SHA512, "md5": common.MD5,
}

func spdxFile(f *inventory.File, x *extracted) *v2_3.File {
	out := &v2_3.File{
		FileName: "./" + printable(f.Path), FileSPDXIdentifier: spdxID("File", f.Path),
		Checksums:          []common.Checksum{{Algorithm: common.SHA1, Value: f.SHA1}, {Algorithm: common.SHA256, Value: f.SHA256}},
		LicenseConcluded:   cmp.Or(x.valid(f.Concluded.Expression, ""), spdx.NoAssertion),
		LicenseInfoInFiles: x.inFile(f),
		LicenseComments:    printable(concluder(f.Concluded)),
	}
	if len(out.LicenseInfoInFiles) == 0 {
		out.LicenseInfoInFiles = []string{spdx.None}
		if f.Status != inventory.StatusRead {
			out.LicenseInfoInFiles = []string{spdx.NoAssertion}
		}
	}
	out.FileCopyrightText = spdx.None
	if texts := f.CopyrightTexts(); len(texts) > 0 {
		var lines []string
		for _, c := range texts {
			lines = append(lines, printable(c))
		}
		out.FileCopyrightText = strings.Join(compactStrings(lines), "\n")
	} else if f.Status != inventory.StatusRead {
		out.FileCopyrightText = spdx.NoAssertion
	}
	if f.StatusReason != "" {
		out.FileComment = printable(f.Status + ": " + f.StatusReason)
	}
	switch f.Kind {
	case "text":
		out.FileTypes = []string{"TEXT"}
	case "archive":
		out.FileTypes = []string{"ARCHIVE"}
	case "image":
		out.FileTypes = []string{"IMAGE"}
	case "binary", "executable", "font", "database":
		out.FileTypes = []string{"BINARY"}
	case "empty":
	default:
		out.FileTypes = []string{"OTHER"}
	}
	return out
}

// concluder says who or what concluded, by which rule, when and why.
func concluder(c inventory.Conclusion) string {
	if c.By == "" {
		return ""
	}
	s := "Concluded by " + c.By
	if c.Date != "" {
		s += " on " + c.Date
	}
	if c.Reason != "" {
		s += ": " + c.Reason
	}
	return s + "."
}

// archiveName is the file name that ends the address of a distribution, "" where it names none.
func archiveName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch name := path.Base(u.Path); path.Ext(name) {
	case ".gz", ".tgz", ".zip", ".whl", ".jar", ".crate", ".xz", ".bz2", ".gem", ".nupkg":
		return printable(name)
	}
	return ""
}

// annotator returns what gives an element its annotations: the evidence, and what
// the policy says of it.
func annotator(d *Document, info *v2_3.CreationInfo) func(id string, evidence ...string) []v2_3.Annotation {
	verdicts := map[string][]string{}
	if d.Decision != nil {
		for _, v := range d.Decision.Verdicts {
			verdicts[cmp.Or(v.Subject.Package, v.Subject.Path)] = append(verdicts[cmp.Or(v.Subject.Package, v.Subject.Path)],
				"Policy "+d.Decision.Policy.ID+" version "+d.Decision.Policy.Version+", "+v.Rule+": "+v.Decision+". "+v.Reason)
		}
	}
	tool := info.Creators[len(info.Creators)-1]
	return func(id string, evidence ...string) []v2_3.Annotation {
		var out []v2_3.Annotation
		add := func(comment string) {
			out = append(out, v2_3.Annotation{
				Annotator: common.Annotator{AnnotatorType: tool.CreatorType, Annotator: tool.Creator}, AnnotationDate: info.Created, AnnotationType: "OTHER",
				AnnotationComment: printable(comment),
			})
		}
		if len(evidence) > 0 {
			add("Evidence: " + strings.Join(evidence, "; "))
		}
		for _, v := range verdicts[id] {
			add(v)
		}
		return out
	}
}

// spdxSnippet maps a marked part of a file. Its lines count from 1, its bytes too.
func spdxSnippet(f *inventory.File, s inventory.Snippet, file common.ElementID, x *extracted) *v2_3.Snippet {
	at := func(offset, line int) common.SnippetRangePointer {
		return common.SnippetRangePointer{Offset: offset, LineNumber: line, FileSPDXIdentifier: file}
	}
	out := &v2_3.Snippet{
		SnippetSPDXIdentifier: spdxID("Snippet", f.Path+"#"+itoa(s.Start)), SnippetFromFileSPDXIdentifier: file,
		Ranges: []common.SnippetRange{
			{StartPointer: at(s.Start+1, 0), EndPointer: at(max(s.End, s.Start+1), 0)},
			{StartPointer: at(0, s.Line), EndPointer: at(0, s.EndLine)},
		},
		SnippetLicenseConcluded: spdx.NoAssertion,
		LicenseInfoInSnippet:    []string{spdx.None}, SnippetCopyrightText: spdx.None,
	}
	if e, err := spdx.Parse(x.valid(s.Expression, "")); err == nil && s.Expression != "" {
		out.LicenseInfoInSnippet = nil
		seen := map[string]bool{}
		e.Leaves(func(leaf spdx.Expr) { seen[leaf.String()] = true })
		out.LicenseInfoInSnippet = sortedKeys(seen)
	}
	if len(s.Copyrights) > 0 {
		out.SnippetCopyrightText = printable(strings.Join(s.Copyrights, "\n"))
	}
	return out
}

func compactStrings(list []string) []string {
	out := list[:0]
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// rootCopyright joins the statements of the licence files at the root.
func rootCopyright(inv *inventory.Inventory) string {
	declared := map[string]bool{}
	for _, l := range inv.Summary.DeclaredFrom {
		declared[l.Path] = true
	}
	var lines []string
	for f, err := range inv.Files.All() {
		if err == nil && declared[f.Path] {
			for _, c := range f.Copyrights {
				lines = append(lines, printable(c.Text))
			}
		}
	}
	if len(lines) == 0 {
		return spdx.NoAssertion
	}
	return strings.Join(compactStrings(lines), "\n")
}

// spdxRelation maps a relation to a relationship type (SPDX 2.3 clause 11.1), and says
// whether it reads from the dependency to the dependent.
func spdxRelation(relation string) (kind string, reverse bool) {
	switch relation {
	case inventory.RelDev:
		return common.TypeRelationshipDevDependencyOf, true
	case inventory.RelTest:
		return common.TypeRelationshipTestDependencyOf, true
	case inventory.RelBuild:
		return common.TypeRelationshipBuildToolOf, true
	case inventory.RelOptional:
		return common.TypeRelationshipOptionalDependencyOf, true
	case inventory.RelPeer:
		return common.TypeRelationshipProvidedDependencyOf, true
	case inventory.RelStatic:
		return common.TypeRelationshipStaticLink, false
	case inventory.RelDynamic:
		return common.TypeRelationshipDynamicLink, false
	case inventory.RelVendored, inventory.RelInclude:
		return common.TypeRelationshipContains, false
	case inventory.RelDoc:
		return common.TypeRelationshipDocumentationOf, true
	}
	return common.TypeRelationshipDependsOn, false
}

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
		s, err := newSPDX(d)
		if err != nil {
			return err
		}
		return jsonSafely(w, func(w io.Writer) error { return s.json(w, s.namespace) })
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

// spdxStream writes one SPDX 2.3 document in pieces. Its namespace is the UUIDv5 of the
// document without it.
type spdxStream struct {
	d         *Document
	x         *extracted
	root      inventory.Package
	info      *v2_3.CreationInfo
	annotate  func(id string, evidence ...string) []v2_3.Annotation
	namespace string

	code    string   // verification code of the root
	inFiles []string // licences found in its files
	holders string   // its copyright text
}

func newSPDX(d *Document) (*spdxStream, error) {
	inv := d.Inventory
	s := &spdxStream{d: d, root: root(inv), x: newExtracted(beyondReaders)}
	s.info = &v2_3.CreationInfo{
		LicenseListVersion: listVersion(inv.Tool.LicenseListVersion), Created: inv.Source.Time, CreatorComment: "SBOM Type: Source",
		Creators: []common.Creator{{CreatorType: "Tool", Creator: "licit-" + strings.ReplaceAll(inv.Tool.Version, "-", ".")}},
	}
	if p := publisher(d); p.Name != "" {
		org := printable(p.Name)
		if contact := cmp.Or(p.Email, p.URL); contact != "" {
			org += " (" + printable(contact) + ")"
		}
		s.info.Creators = append([]common.Creator{{CreatorType: "Organization", Creator: org}}, s.info.Creators...)
	}
	s.annotate = annotator(d, s.info)
	// The words of every licence without a listed id are known when all has been seen.
	var sums []string
	found := map[string]bool{}
	for f, err := range inv.Files.All() {
		if err != nil {
			return nil, err
		}
		if f.SHA1 == "" {
			continue
		}
		sums = append(sums, f.SHA1)
		for _, e := range spdxFile(f, s.x).LicenseInfoInFiles {
			found[e] = true
		}
		for _, n := range f.Snippets {
			spdxSnippet(f, n, "", s.x)
		}
	}
	for _, p := range inv.Packages {
		spdxPackage(inv, p, s.x)
	}
	if len(sums) > 0 {
		sort.Strings(sums)
		code := sha1.Sum([]byte(strings.Join(sums, "")))
		s.code = hex.EncodeToString(code[:])
		delete(found, spdx.None)
		s.inFiles = sortedKeys(found)
		if len(found) == 0 {
			s.inFiles = []string{spdx.None}
		}
	}
	s.holders = rootCopyright(inv)
	id := newUUID5()
	if err := s.json(id, ""); err != nil {
		return nil, err
	}
	s.namespace = "https://spdx.org/spdxdocs/" + cmp.Or(slug(s.root.Name, 60), "unnamed") + "-" + id.uuid()
	return s, nil
}

// head is the document without its lists.
func (s *spdxStream) head(namespace string) *v2_3.Document {
	return &v2_3.Document{
		SPDXVersion: v2_3.Version, DataLicense: v2_3.DataLicense, SPDXIdentifier: "DOCUMENT", DocumentName: printable(s.root.Name),
		DocumentComment: comment(s.d), DocumentNamespace: namespace, CreationInfo: s.info,
	}
}

func (s *spdxStream) packages(yield func(*v2_3.Package) error) error {
	for _, p := range s.d.Inventory.Packages {
		out := spdxPackage(s.d.Inventory, p, s.x)
		out.Annotations = s.annotate(p.ID)
		if p.ID == s.root.ID {
			s.rootPackage(out)
		}
		if err := yield(out); err != nil {
			return err
		}
	}
	return nil
}

func (s *spdxStream) rootPackage(out *v2_3.Package) {
	if p := publisher(s.d); p.Name != "" {
		out.PackageSupplier = &common.Supplier{SupplierType: "Organization", Supplier: printable(p.Name)}
	}
	if digest := s.d.Inventory.Source.Digest; strings.HasPrefix(digest, "sha256:") {
		out.PackageChecksums = append(out.PackageChecksums, common.Checksum{Algorithm: common.SHA256, Value: strings.TrimPrefix(digest, "sha256:")})
	} else if strings.HasPrefix(digest, "swh:") {
		out.PackageExternalReferences = append(out.PackageExternalReferences, &v2_3.PackageExternalReference{Category: "PERSISTENT-ID", RefType: "swh", Locator: digest})
	}
	out.FilesAnalyzed = s.code != ""
	if s.code != "" {
		out.PackageVerificationCode = &common.PackageVerificationCode{Value: s.code}
		out.PackageLicenseInfoFromFiles = s.inFiles
	}
	out.PackageCopyrightText = s.holders
}

// files yields the files that have content, each with its row.
func (s *spdxStream) files(yield func(*inventory.File, *v2_3.File) error) error {
	for f, err := range s.d.Inventory.Files.All() {
		if err != nil {
			return err
		}
		if f.SHA1 == "" {
			continue
		}
		file := spdxFile(f, s.x)
		file.Annotations = s.annotate(f.Path, remarks(f)...)
		if err := yield(f, file); err != nil {
			return err
		}
	}
	return nil
}

func (s *spdxStream) snippets(yield func(*v2_3.Snippet) error) error {
	for f, err := range s.d.Inventory.Files.All() {
		if err != nil {
			return err
		}
		for _, n := range f.Snippets {
			if f.SHA1 == "" {
				continue
			}
			if err := yield(spdxSnippet(f, n, spdxID("File", f.Path), s.x)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *spdxStream) relationships(yield func(*v2_3.Relationship) error) error {
	rel := func(a common.ElementID, kind string, b common.ElementID, why string) error {
		return yield(&v2_3.Relationship{RefA: common.DocElementID{ElementRefID: a}, RefB: common.DocElementID{ElementRefID: b}, Relationship: kind, RelationshipComment: why})
	}
	rootID := spdxID("Package", s.root.ID)
	if err := rel("DOCUMENT", common.TypeRelationshipDescribe, rootID, ""); err != nil {
		return err
	}
	for f, err := range s.d.Inventory.Files.All() {
		if err != nil {
			return err
		}
		if f.SHA1 == "" {
			continue
		}
		if err := rel(rootID, common.TypeRelationshipContains, spdxID("File", f.Path), ""); err != nil {
			return err
		}
	}
	for _, id := range apart(s.d.Inventory, s.root.ID) {
		if err := rel(rootID, common.TypeRelationshipContains, spdxID("Package", id), "a package of the tree itself"); err != nil {
			return err
		}
	}
	for _, e := range s.d.Inventory.Dependencies {
		a, b := spdxID("Package", e.From), spdxID("Package", e.To)
		kind, reverse := spdxRelation(e.Relation)
		if reverse {
			a, b = b, a
		}
		if err := rel(a, kind, b, printable(strings.TrimSpace(e.Scope+" "+e.Condition))); err != nil {
			return err
		}
	}
	return nil
}

func (s *spdxStream) texts(yield func(*v2_3.OtherLicense) error) error {
	for _, id := range s.x.ids() {
		text := cmp.Or(s.x.text[id], "The words are not in the tree; see "+id+".")
		l := &v2_3.OtherLicense{LicenseIdentifier: id, ExtractedText: printable(text), LicenseName: printable(cut(cmp.Or(s.x.name[id], id), 120))}
		if err := yield(l); err != nil {
			return err
		}
	}
	return nil
}

// json writes the document as JSON.
func (s *spdxStream) json(w io.Writer, namespace string) error {
	encode := func(doc *v2_3.Document) ([]byte, error) {
		var b bytes.Buffer
		err := spdxjson.Write(doc, &b, spdxjson.Indent("  "), spdxjson.EscapeHTML(false))
		return b.Bytes(), err
	}
	head, err := encode(s.head(namespace))
	if err != nil {
		return err
	}
	out := &jsonMembers{w: w}
	if err := out.head(head); err != nil {
		return err
	}
	part := func(name string, doc *v2_3.Document) ([]byte, error) {
		doc.CreationInfo = s.info
		text, err := encode(doc)
		if err != nil {
			return nil, err
		}
		return inner(text, "\n  \""+name+"\": [\n", "\n  ]")
	}
	for _, list := range []struct {
		name string
		each func(write func([]byte, bool) error) error
	}{
		{"packages", func(write func([]byte, bool) error) error {
			return inPieces(s.packages, write, func(l []*v2_3.Package) ([]byte, error) { return part("packages", &v2_3.Document{Packages: l}) })
		}},
		{"files", func(write func([]byte, bool) error) error {
			files := func(yield func(*v2_3.File) error) error {
				return s.files(func(_ *inventory.File, f *v2_3.File) error { return yield(f) })
			}
			return inPieces(files, write, func(l []*v2_3.File) ([]byte, error) { return part("files", &v2_3.Document{Files: l}) })
		}},
		{"snippets", func(write func([]byte, bool) error) error {
			return inPieces(s.snippets, write, func(l []*v2_3.Snippet) ([]byte, error) {
				doc := &v2_3.Document{}
				for _, n := range l {
					doc.Snippets = append(doc.Snippets, *n)
				}
				return part("snippets", doc)
			})
		}},
		{"relationships", func(write func([]byte, bool) error) error {
			return inPieces(s.relationships, write, func(l []*v2_3.Relationship) ([]byte, error) {
				return part("relationships", &v2_3.Document{Relationships: l})
			})
		}},
		{"hasExtractedLicensingInfos", func(write func([]byte, bool) error) error {
			return inPieces(s.texts, write, func(l []*v2_3.OtherLicense) ([]byte, error) {
				return part("hasExtractedLicensingInfos", &v2_3.Document{OtherLicenses: l})
			})
		}},
	} {
		if err := out.list(list.name, list.each); err != nil {
			return err
		}
	}
	return out.end()
}

// inPieces runs elements through an encoder of some at a time.
func inPieces[T any](each func(func(T) error) error, write func([]byte, bool) error, encode func([]T) ([]byte, error)) error {
	p := pieces[T]{write: func(list []T, first bool) error {
		body, err := encode(list)
		if err != nil {
			return err
		}
		return write(body, first)
	}}
	if err := each(p.add); err != nil {
		return err
	}
	return p.flush()
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
		SnippetName:             printable(f.Path) + ", lines " + itoa(s.Line) + " to " + itoa(s.EndLine),
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

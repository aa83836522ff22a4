package reports

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"sort"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var cycloneDX = Format{
	Name: "cyclonedx", Title: "CycloneDX 1.6 JSON: components with evidence, dependencies, compositions",
	Exts: []string{".cdx.json"}, MediaType: "application/vnd.cyclonedx+json",
	Write: func(w io.Writer, d *Document) error {
		return writeCycloneDX(w, d, cdx.SpecVersion1_6, cdx.BOMFileFormatJSON)
	},
}

var cycloneDXXML = Format{
	Name: "cyclonedx-xml", Title: "CycloneDX 1.6 XML: the same document",
	Exts: []string{".cdx.xml"}, MediaType: "application/vnd.cyclonedx+xml",
	Write: func(w io.Writer, d *Document) error {
		return writeCycloneDX(w, d, cdx.SpecVersion1_6, cdx.BOMFileFormatXML)
	},
}

var cycloneDX17 = Format{
	Name: "cyclonedx-1.7", Title: "CycloneDX 1.7 JSON: declared and concluded expressions side by side",
	Exts: []string{".cdx.json"}, MediaType: "application/vnd.cyclonedx+json; version=1.7",
	Write: func(w io.Writer, d *Document) error {
		return writeCycloneDX(w, d, cdx.SpecVersion1_7, cdx.BOMFileFormatJSON)
	},
}

var cycloneDX17XML = Format{
	Name: "cyclonedx-1.7-xml", Title: "CycloneDX 1.7 XML: the same document",
	Exts: []string{".cdx.xml"}, MediaType: "application/vnd.cyclonedx+xml; version=1.7",
	Write: func(w io.Writer, d *Document) error {
		return writeCycloneDX(w, d, cdx.SpecVersion1_7, cdx.BOMFileFormatXML)
	},
}

// cdxStream writes one document in pieces. Its serial number is the UUIDv5 of its JSON form
// without it; a component's bom-ref is its id.
type cdxStream struct {
	d       *Document
	version cdx.SpecVersion
	root    inventory.Package
	maker   componentMaker
}

func writeCycloneDX(w io.Writer, d *Document, version cdx.SpecVersion, format cdx.BOMFileFormat) error {
	s := &cdxStream{d: d, version: version, root: root(d.Inventory), maker: componentMaker{x: newExtracted(nil), several: version >= cdx.SpecVersion1_7}}
	// The words of every licence without a listed id are known when all has been seen.
	if err := errors.Join(s.inside(func(cdx.Component) error { return nil }), s.outside(func(cdx.Component) error { return nil })); err != nil {
		return err
	}
	s.maker.component(s.root)
	id := newUUID5()
	if err := s.write(id, "", cdx.BOMFileFormatJSON); err != nil {
		return err
	}
	serial := "urn:uuid:" + id.uuid()
	if format == cdx.BOMFileFormatJSON {
		return jsonSafely(w, func(w io.Writer) error { return s.write(w, serial, format) })
	}
	o := &occurrences{w: bufio.NewWriter(w)}
	if err := s.write(o, serial, format); err != nil {
		return err
	}
	return o.Flush()
}

// head is the document without its long lists, and with a mark where each goes.
func (s *cdxStream) head(serial string) *cdx.BOM {
	inv := s.d.Inventory
	bom := cdx.NewBOM()
	bom.SerialNumber = serial
	main := s.maker.component(s.root)
	main.Type = cdx.ComponentTypeApplication
	if text := rootCopyright(inv); text != spdx.NoAssertion {
		main.Copyright = text
	}
	bom.Metadata = &cdx.Metadata{
		Timestamp:  inv.Source.Time,
		Lifecycles: &[]cdx.Lifecycle{{Phase: cdx.LifecyclePhasePreBuild}},
		Tools: &cdx.ToolsChoice{Components: &[]cdx.Component{{
			Type: cdx.ComponentTypeApplication, Name: "licit", Version: inv.Tool.Version,
		}}},
		Component: &main,
		Properties: &[]cdx.Property{
			{Name: "licit:licenseListVersion", Value: inv.Tool.LicenseListVersion},
			{Name: "licit:notExamined", Value: comment(s.d)},
		},
	}
	if p := publisher(s.d); p.Name != "" {
		who := &cdx.OrganizationalEntity{Name: printable(p.Name)}
		if p.URL != "" {
			who.URL = &[]string{printable(p.URL)}
		}
		if p.Email != "" {
			who.Contact = &[]cdx.OrganizationalContact{{Email: printable(p.Email)}}
			bom.Metadata.Authors = &[]cdx.OrganizationalContact{{Name: printable(p.Name), Email: printable(p.Email)}}
		}
		bom.Metadata.Manufacturer, bom.Metadata.Supplier, main.Manufacturer, main.Supplier = who, who, who, who
	}
	for _, id := range s.maker.x.ids() {
		if name := s.maker.x.name[id]; name != "" {
			*bom.Metadata.Properties = append(*bom.Metadata.Properties, cdx.Property{Name: "licit:license:" + id, Value: printable(name)})
		}
	}
	bom.Compositions = compositions(inv, s.root)
	return bom
}

// errSome stops a list at its first element.
var errSome = errors.New("there is one")

// write writes the document with the given serial number.
func (s *cdxStream) write(w io.Writer, serial string, format cdx.BOMFileFormat) error {
	s.maker.done = map[string]bool{}
	bom := s.head(serial)
	s.maker.fill(bom.Metadata.Component.Licenses)
	lists := []struct {
		mark, element string
		each          func(yield func([]byte) error) error
	}{
		{"licit-pieces-inside", "component", func(yield func([]byte) error) error { return s.pieces(s.inside, yield, format) }},
		{"licit-pieces-outside", "component", func(yield func([]byte) error) error { return s.pieces(s.outside, yield, format) }},
		{"licit-pieces-edges", "dependency", func(yield func([]byte) error) error { return s.edges(yield, format) }},
	}
	mark := func(name string) *[]cdx.Component {
		return &[]cdx.Component{{BOMRef: name, Type: cdx.ComponentTypeFile, Name: "x"}}
	}
	some := func(list func(func(cdx.Component) error) error) bool {
		return errors.Is(list(func(cdx.Component) error { return errSome }), errSome)
	}
	if some(s.inside) {
		bom.Metadata.Component.Components = mark(lists[0].mark)
	}
	if some(s.outside) {
		bom.Components = mark(lists[1].mark)
	} else {
		bom.Components = &[]cdx.Component{}
	}
	bom.Dependencies = &[]cdx.Dependency{{Ref: lists[2].mark}}
	text, err := s.encode(bom, format)
	if err != nil {
		return err
	}
	for _, l := range lists {
		from, to := span(text, l.mark, l.element, format)
		if from < 0 {
			continue
		}
		if _, err := w.Write(text[:from]); err != nil {
			return err
		}
		first := true
		if err := l.each(func(body []byte) error {
			between := ",\n"
			if format == cdx.BOMFileFormatXML {
				between = "\n"
			}
			if !first {
				if _, err := io.WriteString(w, between); err != nil {
					return err
				}
			}
			first = false
			_, err := w.Write(body)
			return err
		}); err != nil {
			return err
		}
		text = text[to:]
	}
	_, err = w.Write(text)
	return err
}

// span is where the element with a mark stands in a text.
func span(text []byte, mark, element string, format cdx.BOMFileFormat) (from, to int) {
	at := bytes.Index(text, []byte(`"`+mark+`"`))
	if at < 0 {
		return -1, -1
	}
	begin, end := "{", "}"
	if format == cdx.BOMFileFormatXML {
		begin, end = "<"+element+" ", "</"+element+">"
	}
	return bytes.LastIndex(text[:at], []byte(begin)), at + bytes.Index(text[at:], []byte(end)) + len(end)
}

func (s *cdxStream) encode(bom *cdx.BOM, format cdx.BOMFileFormat) ([]byte, error) {
	if format == cdx.BOMFileFormatXML {
		xmlSafe(bom)
	}
	var b bytes.Buffer
	enc := cdx.NewBOMEncoder(&b, format)
	enc.SetPretty(true)
	enc.SetEscapeHTML(false)
	err := enc.EncodeVersion(bom, s.version)
	return b.Bytes(), err
}

// pieces encodes components some at a time.
func (s *cdxStream) pieces(each func(func(cdx.Component) error) error, yield func([]byte) error, format cdx.BOMFileFormat) error {
	filled := func(add func(cdx.Component) error) error {
		return each(func(c cdx.Component) error {
			s.maker.fill(c.Licenses)
			return add(c)
		})
	}
	return inPieces(filled, func(body []byte, _ bool) error { return yield(body) }, func(list []cdx.Component) ([]byte, error) {
		text, err := s.encode(&cdx.BOM{BOMFormat: "CycloneDX", Version: 1, Components: &list}, format)
		if err != nil {
			return nil, err
		}
		if format == cdx.BOMFileFormatXML {
			return inner(text, "\n  <components>\n", "\n  </components>")
		}
		return inner(text, "\n  \"components\": [\n", "\n  ]")
	})
}

func (s *cdxStream) edges(yield func([]byte) error, format cdx.BOMFileFormat) error {
	all := dependencyGraph(s.d.Inventory, s.root.ID)
	each := func(add func(cdx.Dependency) error) error {
		for _, d := range *all {
			if err := add(d); err != nil {
				return err
			}
		}
		return nil
	}
	return inPieces(each, func(body []byte, _ bool) error { return yield(body) }, func(list []cdx.Dependency) ([]byte, error) {
		text, err := s.encode(&cdx.BOM{BOMFormat: "CycloneDX", Version: 1, Dependencies: &list}, format)
		if err != nil {
			return nil, err
		}
		if format == cdx.BOMFileFormatXML {
			return inner(text, "\n  <dependencies>\n", "\n  </dependencies>")
		}
		return inner(text, "\n  \"dependencies\": [\n", "\n  ]")
	})
}

// inside yields what stands in the tree: copies, then files with evidence.
func (s *cdxStream) inside(yield func(cdx.Component) error) error {
	for _, p := range s.d.Inventory.Packages {
		if p.ID != s.root.ID && (p.Kind == inventory.KindVendored || p.Kind == inventory.KindArchive) {
			if err := yield(s.maker.component(p)); err != nil {
				return err
			}
		}
	}
	for f, err := range s.d.Inventory.Files.All() {
		if err != nil {
			return err
		}
		if c, ok := fileComponent(f, s.maker.x); ok {
			if err := yield(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// outside yields the packages that the tree asks for.
func (s *cdxStream) outside(yield func(cdx.Component) error) error {
	for _, p := range s.d.Inventory.Packages {
		if p.ID != s.root.ID && p.Kind != inventory.KindVendored && p.Kind != inventory.KindArchive {
			if err := yield(s.maker.component(p)); err != nil {
				return err
			}
		}
	}
	return nil
}

// compositions say how far the lists are known to be whole: the files of the tree, and
// what the root depends on.
func compositions(inv *inventory.Inventory, r inventory.Package) *[]cdx.Composition {
	ref := &[]cdx.BOMReference{cdx.BOMReference(r.ID)}
	files := cdx.CompositionAggregateComplete
	if s := inv.Summary; s.Failed+s.OverBudget+s.Partial > 0 || len(inv.Source.NotExamined) > 0 {
		files = cdx.CompositionAggregateIncomplete
	}
	// Nothing proves that a tree names all that it needs; what shows that it does not, is known.
	edges := cdx.CompositionAggregateUnknown
	for _, f := range inv.Findings {
		if f.Kind == inventory.FindManifest {
			edges = cdx.CompositionAggregateIncomplete
		}
	}
	for _, p := range inv.Packages {
		if p.ID != r.ID && p.Version == "" && p.Kind == inventory.KindDependency {
			edges = cdx.CompositionAggregateIncomplete
		}
	}
	return &[]cdx.Composition{{Aggregate: files, Assemblies: ref}, {Aggregate: edges, Dependencies: ref}}
}

// componentMaker maps packages. several says whether the version of the format takes
// more than one expression for a component.
type componentMaker struct {
	x       *extracted
	several bool
	done    map[string]bool // licences whose words are written
}

// licenses gives what is declared and what is concluded, each marked so. Single ids
// stand as licence objects side by side. Of expressions CycloneDX 1.6 takes one: the conclusion,
// and the declaration is a property (declared).
func (m componentMaker) licenses(p inventory.Package) (out *cdx.Licenses, declared string) {
	type claim struct {
		text string
		ack  cdx.LicenseAcknowledgement
	}
	var claims []claim
	single := true
	for _, c := range []claim{{p.Declared.Expression, cdx.LicenseAcknowledgementDeclared}, {p.Concluded.Expression, cdx.LicenseAcknowledgementConcluded}} {
		if c.text == "" || c.text == spdx.NoAssertion || c.text == spdx.None {
			continue
		}
		c.text = m.x.valid(c.text, c.text)
		e, err := spdx.Parse(c.text)
		single = single && err == nil && e.Op == spdx.Leaf && e.Exception == "" && !e.Plus && !youngIDs[e.ID]
		claims = append(claims, c)
	}
	if len(claims) == 0 {
		return nil, ""
	}
	var list cdx.Licenses
	if !single && !m.several && len(claims) > 1 {
		declared, claims = p.Declared.Expression, claims[1:]
	}
	for _, c := range claims {
		switch {
		case !single:
			list = append(list, cdx.LicenseChoice{Expression: c.text, Acknowledgement: &c.ack})
		case strings.HasPrefix(c.text, "LicenseRef-"):
			list = append(list, cdx.LicenseChoice{License: &cdx.License{Name: c.text, Acknowledgement: c.ack}})
		default:
			list = append(list, cdx.LicenseChoice{License: &cdx.License{ID: c.text, Acknowledgement: c.ack}})
		}
	}
	return &list, declared
}

// fill gives licences without a listed id their words. The first component that has one
// carries them.
func (m componentMaker) fill(list *cdx.Licenses) {
	if list == nil {
		return
	}
	for _, c := range *list {
		if l := c.License; l != nil && l.Name != "" && !m.done[l.Name] && m.x.text[l.Name] != "" {
			m.done[l.Name] = true
			l.Text = &cdx.AttachedText{ContentType: "text/plain", Content: printable(m.x.text[l.Name])}
		}
	}
}

// component maps a package.
func (m componentMaker) component(p inventory.Package) cdx.Component {
	c := cdx.Component{BOMRef: p.ID, Type: cdx.ComponentTypeLibrary, Name: printable(p.Name), Version: printable(p.Version), PackageURL: p.PURL}
	if p.Kind == inventory.KindBaseImage {
		c.Type = cdx.ComponentTypeContainer
	}
	if p.Supplier != "" {
		c.Supplier = &cdx.OrganizationalEntity{Name: printable(p.Supplier)}
	}
	if p.Originator != "" {
		c.Publisher = printable(p.Originator)
	}
	var hashes []cdx.Hash
	for _, h := range p.Hashes {
		if alg, ok := cdxAlgorithms[h.Alg]; ok && h.Of != "go-h1" {
			hashes = append(hashes, cdx.Hash{Algorithm: alg, Value: h.Value})
		}
	}
	if len(hashes) > 0 {
		c.Hashes = &hashes
	}
	var props []cdx.Property
	add := func(name, value string) {
		if value != "" {
			props = append(props, cdx.Property{Name: "licit:" + name, Value: printable(value)})
		}
	}
	var declared string
	c.Licenses, declared = m.licenses(p)
	add("declared", declared)
	add("kind", p.Kind)
	add("requirement", p.Requirement)
	for _, u := range unknowns(p) {
		add("unknown:"+u.field, u.reason)
	}
	add("concludedBy", p.Concluded.By)
	add("concludedReason", p.Concluded.Reason)
	for _, h := range p.Hashes {
		if h.Of == "go-h1" {
			add("go-h1", h.Alg+":"+h.Value)
		}
	}
	if o := p.Origin; o != nil && o.URL != "" {
		ref := cdx.ExternalReference{Type: cdx.ERTypeDistribution, URL: printable(o.URL)}
		if o.VCS != "" {
			ref.Type = cdx.ERTypeVCS
		} else if len(hashes) > 0 {
			ref.Hashes = &hashes
		}
		if name := archiveName(o.URL); name != "" && o.VCS == "" {
			// BSI TR-03183-2, 5.2.2: of the file that is distributed.
			props = append(props, bsi("filename", name), bsi("archive", "archive"), bsi("structured", "structured"), bsi("executable", "non-executable"))
		}
		if !strings.ContainsAny(ref.URL, " \t\n\\<>\"{}|^`") {
			c.ExternalReferences = &[]cdx.ExternalReference{ref}
		}
		add("commit", o.Commit)
	}
	if p.Modified == "yes" {
		ancestor := cdx.Component{Type: cdx.ComponentTypeLibrary, Name: c.Name, Version: c.Version, PackageURL: c.PackageURL}
		c.Pedigree = &cdx.Pedigree{Ancestors: &[]cdx.Component{ancestor}, Notes: printable(p.ModifiedReason)}
	} else {
		add("modified", p.Modified)
	}
	var seen []cdx.EvidenceOccurrence
	for _, l := range p.Locations {
		o := cdx.EvidenceOccurrence{Location: printable(l.Path)}
		if l.Line > 0 {
			line := l.Line
			o.Line = &line
		}
		seen = append(seen, o)
	}
	if len(seen) > 0 {
		c.Evidence = &cdx.Evidence{Occurrences: &seen}
	}
	if len(props) > 0 {
		c.Properties = &props
	}
	return c
}

var cdxAlgorithms = map[string]cdx.HashAlgorithm{
	"md5": cdx.HashAlgoMD5, "sha1": cdx.HashAlgoSHA1, "sha256": cdx.HashAlgoSHA256, "sha384": cdx.HashAlgoSHA384, "sha512": cdx.HashAlgoSHA512,
}

func licences(expr string, ack cdx.LicenseAcknowledgement) *cdx.Licenses {
	if expr == "" || expr == spdx.NoAssertion || expr == spdx.None {
		return nil
	}
	return &cdx.Licenses{{Expression: expr, Acknowledgement: &ack}}
}

// bsi is a property of the taxonomy of BSI TR-03183-2.
func bsi(name, value string) cdx.Property {
	return cdx.Property{Name: "bsi:component:" + name, Value: value}
}

// fileComponent maps a file that carries evidence of its own; the others are
// covered by the root component.
func fileComponent(f *inventory.File, x *extracted) (cdx.Component, bool) {
	inFile := x.inFile(f)
	copyrights := f.CopyrightTexts()
	if len(inFile) == 0 && len(f.Clauses) == 0 && len(copyrights) == 0 {
		return cdx.Component{}, false
	}
	c := cdx.Component{BOMRef: "file:" + f.Path, Type: cdx.ComponentTypeFile, Name: printable(f.Path)}
	if f.SHA256 != "" {
		c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA1, Value: f.SHA1}, {Algorithm: cdx.HashAlgoSHA256, Value: f.SHA256}}
	}
	c.Licenses = licences(x.valid(f.Concluded.Expression, ""), cdx.LicenseAcknowledgementConcluded)
	ev := &cdx.Evidence{}
	if len(inFile) > 0 {
		ev.Licenses = &cdx.Licenses{{Expression: strings.Join(inFile, " AND ")}}
	}
	var seen []cdx.EvidenceOccurrence
	occurrence := func(line, offset int, what string) {
		l, o := line, offset
		e := cdx.EvidenceOccurrence{Location: printable(f.Path), Offset: &o, AdditionalContext: printable(what)}
		if l > 0 {
			e.Line = &l
		}
		seen = append(seen, e)
	}
	for _, l := range f.Licenses {
		occurrence(l.Line, l.Start, l.How+" "+l.Expression)
	}
	for _, u := range f.Unidentified {
		occurrence(u.Line, u.Start, "unidentified: "+u.Text)
	}
	for _, cl := range f.Clauses {
		occurrence(cl.Line, cl.Start, "clause "+cl.Facet+": "+cl.Text)
	}
	if len(seen) > 0 {
		ev.Occurrences = &seen
	}
	if len(copyrights) > 0 {
		var list []cdx.Copyright
		for _, s := range copyrights {
			list = append(list, cdx.Copyright{Text: printable(s)})
		}
		ev.Copyright = &list
	}
	c.Evidence = ev
	props := []cdx.Property{{Name: "licit:concludedBy", Value: printable(f.Concluded.By)}}
	if f.Concluded.Reason != "" {
		props = append(props, cdx.Property{Name: "licit:concludedReason", Value: printable(f.Concluded.Reason)})
	}
	if f.Status != inventory.StatusRead {
		props = append(props, cdx.Property{Name: "licit:status", Value: f.Status + ": " + printable(f.StatusReason)})
	}
	c.Properties = &props
	return c, true
}

func dependencyGraph(inv *inventory.Inventory, root string) *[]cdx.Dependency {
	to := map[string]map[string]bool{}
	for _, e := range inv.Dependencies {
		if to[e.From] == nil {
			to[e.From] = map[string]bool{}
		}
		to[e.From][e.To] = true
	}
	for _, id := range apart(inv, root) {
		if to[root] == nil {
			to[root] = map[string]bool{}
		}
		to[root][id] = true
	}
	var out []cdx.Dependency
	for _, p := range inv.Packages {
		d := cdx.Dependency{Ref: p.ID}
		if on := to[p.ID]; len(on) > 0 {
			list := sortedKeys(on)
			d.Dependencies = &list
		}
		out = append(out, d)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Ref < out[j].Ref })
	return &out
}

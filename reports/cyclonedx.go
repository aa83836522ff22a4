package reports

import (
	"bytes"
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
		bom, err := cycloneDXBOM(d)
		if err != nil {
			return err
		}
		return jsonSafely(w, func(w io.Writer) error { return encodeCycloneDX(w, bom) })
	},
}

func encodeCycloneDX(w io.Writer, bom *cdx.BOM) error {
	enc := cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON)
	enc.SetPretty(true)
	enc.SetEscapeHTML(false)
	return enc.EncodeVersion(bom, cdx.SpecVersion1_6)
}

// cycloneDXBOM builds the BOM. Its serial number is the UUIDv5 of the document
// without it; a component's bom-ref is its id.
func cycloneDXBOM(d *Document) (*cdx.BOM, error) {
	inv, r := d.Inventory, root(d.Inventory)
	x := newExtracted(nil)
	bom := cdx.NewBOM()
	main := component(r, x)
	main.Type = cdx.ComponentTypeApplication
	if text := rootCopyright(inv); text != spdx.NoAssertion {
		main.Copyright = text
	}
	var files []cdx.Component
	for f, err := range inv.Files.All() {
		if err != nil {
			return nil, err
		}
		if c, ok := fileComponent(f, x); ok {
			files = append(files, c)
		}
	}
	if len(files) > 0 {
		main.Components = &files
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
			{Name: "licit:notExamined", Value: comment(d)},
		},
	}
	var components []cdx.Component
	for _, p := range inv.Packages {
		if p.ID != r.ID {
			components = append(components, component(p, x))
		}
	}
	bom.Components = &components
	bom.Dependencies = dependencyGraph(inv)
	aggregate := cdx.CompositionAggregateIncomplete
	bom.Compositions = &[]cdx.Composition{{Aggregate: aggregate, Dependencies: &[]cdx.BOMReference{cdx.BOMReference(r.ID)}}}
	var plain bytes.Buffer
	if err := encodeCycloneDX(&plain, bom); err != nil {
		return nil, err
	}
	bom.SerialNumber = "urn:uuid:" + uuid5(plain.Bytes())
	return bom, nil
}

// component maps a package. A single claim goes to licenses, with who
// acknowledges it; where both exist the conclusion stands there and the declaration is a property,
// because CycloneDX 1.6 takes one expression only.
func component(p inventory.Package, x *extracted) cdx.Component {
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
	switch {
	case p.Concluded.Expression != "" && p.Concluded.Expression != spdx.NoAssertion:
		c.Licenses = licences(x.valid(p.Concluded.Expression, ""), cdx.LicenseAcknowledgementConcluded)
		add("declared", p.Declared.Expression)
	case p.Declared.Expression != "":
		c.Licenses = licences(x.valid(p.Declared.Expression, p.Declared.Expression), cdx.LicenseAcknowledgementDeclared)
	}
	add("kind", p.Kind)
	add("requirement", p.Requirement)
	add("concludedBy", p.Concluded.By)
	add("concludedReason", p.Concluded.Reason)
	for _, h := range p.Hashes {
		if h.Of == "go-h1" {
			add("go-h1", h.Alg+":"+h.Value)
		}
	}
	if o := p.Origin; o != nil && o.URL != "" {
		kind := cdx.ERTypeDistribution
		if o.VCS != "" {
			kind = cdx.ERTypeVCS
		}
		if u := printable(o.URL); !strings.ContainsAny(u, " \t\n\\<>\"{}|^`") {
			c.ExternalReferences = &[]cdx.ExternalReference{{Type: kind, URL: u}}
		}
		add("commit", o.Commit)
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
	var props []cdx.Property
	if f.Concluded.Reason != "" {
		props = append(props, cdx.Property{Name: "licit:concludedReason", Value: printable(f.Concluded.Reason)})
	}
	if f.Status != inventory.StatusRead {
		props = append(props, cdx.Property{Name: "licit:status", Value: f.Status + ": " + printable(f.StatusReason)})
	}
	if len(props) > 0 {
		c.Properties = &props
	}
	return c, true
}

func dependencyGraph(inv *inventory.Inventory) *[]cdx.Dependency {
	to := map[string]map[string]bool{}
	for _, e := range inv.Dependencies {
		if to[e.From] == nil {
			to[e.From] = map[string]bool{}
		}
		to[e.From][e.To] = true
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

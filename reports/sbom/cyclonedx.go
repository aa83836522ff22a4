package sbom

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

var (
	cdxVersionJSON = regexp.MustCompile(`"specVersion"\s*:\s*"([^"]*)"`)
	cdxVersionXML  = regexp.MustCompile(`cyclonedx\.org/schema/bom/([0-9.]+)`)
)

func readCycloneDX(data []byte, encoding string) (*Document, error) {
	format, pattern := cdx.BOMFileFormatJSON, cdxVersionJSON
	if encoding == "XML" {
		format, pattern = cdx.BOMFileFormatXML, cdxVersionXML
	}
	version := firstMatch(pattern, data)
	switch version {
	case "1.4", "1.5", "1.6", "1.7":
	default:
		return nil, &VersionError{"CycloneDX", version, "1.4 to 1.7"}
	}
	bom := new(cdx.BOM)
	if err := cdx.NewBOMDecoder(bytes.NewReader(data), format).Decode(bom); err != nil {
		return nil, fmt.Errorf("CycloneDX %s as %s: %s", version, encoding, brief(err.Error()))
	}
	d := &Document{
		Format: "CycloneDX", Version: version, Encoding: encoding, ID: bom.SerialNumber, Texts: map[string]string{}, Names: map[string]string{},
		Aggregates: map[string]string{}, Properties: map[string]string{},
	}
	d.raw = data
	if encoding == "XML" {
		// The schema is one for both; what XML says otherwise is not looked at.
		bom.BOMFormat = "CycloneDX"
		raw, err := asJSON(bom)
		if err != nil {
			return nil, err
		}
		d.raw = raw
	}
	d.properties(d.Properties, bom.Properties)
	if m := bom.Metadata; m != nil {
		d.Created = m.Timestamp
		d.properties(d.Properties, m.Properties)
		for _, p := range all(m.Authors) {
			d.Authors = append(d.Authors, Party{Kind: "Person", Name: p.Name, Contact: p.Email})
		}
		for _, o := range []*cdx.OrganizationalEntity{m.Manufacturer, m.Manufacture, m.Supplier} {
			if p := entity(o); p.Name != "" {
				d.Authors = append(d.Authors, p)
			}
		}
		if m.Tools != nil {
			for _, t := range all(m.Tools.Components) {
				d.Tools = append(d.Tools, Tool{t.Name, t.Version})
			}
			for _, t := range all(m.Tools.Tools) { //nolint:staticcheck // 1.4 has no other form
				d.Tools = append(d.Tools, Tool{t.Name, t.Version})
			}
		}
		for _, l := range all(m.Lifecycles) {
			d.Type = cmp.Or(d.Type, phases[l.Phase])
		}
		if m.Licenses != nil && len(*m.Licenses) > 0 {
			l := (*m.Licenses)[0]
			d.DataLicense = l.Expression
			if l.License != nil {
				d.DataLicense = cmp.Or(l.License.ID, l.License.Name)
			}
		}
		if m.Component != nil {
			d.Name = m.Component.Name
			d.Roots = append(d.Roots, cmp.Or(m.Component.BOMRef, "/metadata/component"))
			d.component(m.Component, "/metadata/component", "")
		}
	}
	for i := range all(bom.Components) {
		d.component(&(*bom.Components)[i], fmt.Sprintf("/components/%d", i), "")
	}
	for i, dep := range all(bom.Dependencies) {
		for n, to := range all(dep.Dependencies) {
			d.Edges = append(d.Edges, Edge{From: dep.Ref, To: to, Relation: "DEPENDS_ON", Path: fmt.Sprintf("/dependencies/%d/dependsOn/%d", i, n)})
		}
	}
	for _, c := range all(bom.Compositions) {
		for _, list := range []*[]cdx.BOMReference{c.Assemblies, c.Dependencies} {
			for _, ref := range all(list) {
				d.Aggregates[string(ref)] = string(c.Aggregate)
			}
		}
	}
	for key, value := range d.Properties {
		if id, ok := strings.CutPrefix(key, "licit:license:"); ok {
			d.Names[id] = value
		}
	}
	return d, nil
}

// phases are the CISA types that lifecycle phases stand for.
var phases = map[cdx.LifecyclePhase]string{
	cdx.LifecyclePhaseDesign: "Design", cdx.LifecyclePhasePreBuild: "Source", cdx.LifecyclePhaseBuild: "Build", cdx.LifecyclePhasePostBuild: "Analyzed",
	cdx.LifecyclePhaseOperations: "Runtime", cdx.LifecyclePhaseDiscovery: "Analyzed",
}

func all[T any](list *[]T) []T {
	if list == nil {
		return nil
	}
	return *list
}

func entity(o *cdx.OrganizationalEntity) Party {
	if o == nil {
		return Party{}
	}
	p := Party{Kind: "Organization", Name: o.Name}
	for _, c := range all(o.Contact) {
		p.Contact = cmp.Or(p.Contact, c.Email, c.Name)
	}
	for _, u := range all(o.URL) {
		p.Contact = cmp.Or(p.Contact, u)
	}
	return p
}

func (d *Document) properties(into map[string]string, list *[]cdx.Property) {
	for _, p := range all(list) {
		into[p.Name] = p.Value
	}
}

// maxNesting bounds how deep components may stand in each other.
const maxNesting = 100

func (d *Document) component(c *cdx.Component, path, parent string) {
	if strings.Count(path, "/components/") > maxNesting {
		d.problems = append(d.problems, Problem{Rule: "nesting", Element: c.Name, Path: path, Clause: "CycloneDX components", Message: "components nested too deep: not read", Level: Missing})
		return
	}
	out := Component{
		Ref: cmp.Or(c.BOMRef, path), Path: path, File: c.Type == cdx.ComponentTypeFile, Name: c.Name, Version: c.Version, Type: string(c.Type), Supplier: entity(c.Supplier),
		Creator: entity(c.Manufacturer), PURL: c.PackageURL, Copyright: c.Copyright, Properties: map[string]string{}, Parent: parent,
	}
	if c.Group != "" {
		out.Name = c.Group + "/" + c.Name
	}
	for _, a := range all(c.Authors) {
		if out.Creator.Name == "" {
			out.Creator = Party{Kind: "Person", Name: a.Name, Contact: a.Email}
		}
	}
	if out.Creator.Name == "" && cmp.Or(c.Publisher, c.Author) != "" {
		out.Creator = Party{Name: cmp.Or(c.Publisher, c.Author)}
	}
	for _, id := range []string{c.CPE, strings.Join(all(c.SWHID), " "), strings.Join(all(c.OmniborID), " ")} {
		if id != "" {
			out.IDs = append(out.IDs, id)
		}
	}
	d.properties(out.Properties, c.Properties)
	out.FileName = out.Properties["bsi:component:filename"]
	for _, h := range all(c.Hashes) {
		out.Hashes = append(out.Hashes, Hash{string(h.Algorithm), h.Value})
	}
	for _, r := range all(c.ExternalReferences) {
		switch r.Type {
		case cdx.ERTypeDistribution:
			out.Download = cmp.Or(out.Download, r.URL)
			for _, h := range all(r.Hashes) {
				out.Distribution = append(out.Distribution, Hash{string(h.Algorithm), h.Value})
			}
		case cdx.ERTypeVCS, cdx.ERTypeSourceDistribution:
			out.Source = cmp.Or(out.Source, r.URL)
		}
	}
	d.licenses(&out, c.Licenses)
	if e := c.Evidence; e != nil {
		if e.Licenses != nil && out.Unmarked == "" {
			var in Component
			d.licenses(&in, e.Licenses)
			out.Unmarked = cmp.Or(in.Unmarked, in.Declared, in.Concluded)
		}
		for _, s := range all(e.Copyright) {
			out.Copyright = strings.TrimPrefix(out.Copyright+"\n"+s.Text, "\n")
		}
	}
	out.Declared = cmp.Or(out.Declared, out.Properties["licit:declared"])
	out.Reasons = map[string]string{"license": strings.TrimPrefix(out.Properties["licit:concludedBy"]+": "+out.Properties["licit:concludedReason"], ": ")}
	for key, value := range out.Properties {
		if field, ok := strings.CutPrefix(key, "licit:unknown:"); ok {
			out.Reasons[field] = value
		}
	}
	if out.File {
		d.files++
	}
	d.Components = append(d.Components, out)
	if parent != "" {
		d.Edges = append(d.Edges, Edge{From: parent, To: out.Ref, Relation: "CONTAINS", Path: path})
	}
	for i := range all(c.Components) {
		d.component(&(*c.Components)[i], fmt.Sprintf("%s/components/%d", path, i), out.Ref)
	}
}

// licenses reads a list of licence choices: several that are marked alike are all meant.
func (d *Document) licenses(c *Component, list *cdx.Licenses) {
	if list == nil {
		return
	}
	join := func(to *string, id string) {
		switch {
		case *to == "":
			*to = id
		case *to != id:
			if strings.Contains(id, " OR ") {
				id = "(" + id + ")"
			}
			if strings.Contains(*to, " OR ") && !strings.HasPrefix(*to, "(") {
				*to = "(" + *to + ")"
			}
			*to += " AND " + id
		}
	}
	for _, l := range *list {
		id, ack := l.Expression, cdx.LicenseAcknowledgement("")
		if l.Acknowledgement != nil {
			ack = *l.Acknowledgement
		}
		if l.License != nil {
			id, ack = cmp.Or(l.License.ID, l.License.Name), l.License.Acknowledgement
			if l.License.ID == "" && l.License.Text != nil {
				d.Texts[id] = l.License.Text.Content
			}
		}
		if id == "" {
			continue
		}
		switch ack {
		case cdx.LicenseAcknowledgementDeclared:
			join(&c.Declared, id)
		case cdx.LicenseAcknowledgementConcluded:
			join(&c.Concluded, id)
		default:
			join(&c.Unmarked, id)
		}
	}
}

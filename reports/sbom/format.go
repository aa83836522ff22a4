package sbom

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/package-url/packageurl-go"

	"github.com/licit-compliance/licit/scanner/spdx"
)

var format = Profile{
	Name: "format", Title: "valid by the schema, and whole: references, ids and expressions that mean something", Source: "SPDX 2.2 and 2.3, CycloneDX 1.4 to 1.7",
	Check: func(r *Report) { checkFormat(r, newSchemas()) },
}

func checkFormat(r *Report, compiled *schemas) {
	r.problems = append(r.problems, r.Document.problems...)
	bySchema(r, compiled)
	references(r)
	reachable(r)
	for i := range r.Components {
		identified(r, &r.Components[i])
	}
}

// Formats checks the formats of many documents, and compiles each schema once. The zero value is ready; it is not
// safe for concurrent use.
type Formats struct{ compiled *schemas }

// Check is what the profile "format" says of a document.
func (f *Formats) Check(d *Document) []Problem {
	if f.compiled == nil {
		f.compiled = newSchemas()
	}
	once := format
	once.Check = func(r *Report) { checkFormat(r, f.compiled) }
	return Check(d, []Profile{once})
}

// maxShown is how many problems of one schema are listed; one fault often repeats.
const maxShown = 200

// bySchema validates JSON with the official schema of its version.
func bySchema(r *Report, compiled *schemas) {
	if r.raw == nil {
		return
	}
	name, clause := "spdx-"+r.Version, r.Format+" "+r.Version+" schema"
	if r.Format == "CycloneDX" {
		name = "bom-" + r.Version
	}
	s, err := compiled.named(name)
	if err != nil {
		r.add(nil, Missing, "schema", "/", r.Format+" "+r.Version, "the schema cannot be used: %v", err)
		return
	}
	doc, err := parseTree(r.raw)
	if err != nil {
		r.add(nil, Missing, "schema", "/", r.Format+" "+r.Version, "no valid JSON: %v", err)
		return
	}
	var found faults
	doc.validate(s, 0, nil, &found)
	for _, f := range found.list {
		r.add(nil, Missing, "schema", cmp.Or(f.path, "/"), clause, "%s", f.message)
	}
	if found.n > len(found.list) {
		r.add(nil, Missing, "schema", "/", clause, "and %d more faults", found.n-len(found.list))
	}
}

// references finds ids that name nothing, and ids that name two things.
func references(r *Report) {
	known := map[string]bool{"DOCUMENT": true, spdx.None: true, spdx.NoAssertion: true}
	for i := range r.Components {
		c := &r.Components[i]
		if known[c.Ref] {
			r.add(c, Missing, "unique-ref", "", "SPDX 2.3 clause 7.2; CycloneDX bom-ref", "the id %q is used twice", c.Ref)
		}
		known[c.Ref] = true
	}
	for _, e := range r.Edges {
		for _, ref := range []string{e.From, e.To} {
			if !known[ref] && !strings.HasPrefix(ref, "DocumentRef-") && !strings.HasPrefix(ref, "Snippet") && !strings.HasPrefix(ref, "urn:cdx:") {
				r.add(nil, Missing, "dangling-reference", e.Path, "SPDX 2.3 clause 11.1; CycloneDX dependencies", "%q names no element of the document", ref)
			}
		}
	}
	for _, ref := range r.Roots {
		if !known[ref] {
			r.add(nil, Missing, "dangling-reference", "/documentDescribes", "SPDX 2.3 clause 11.1", "%q names no element of the document", ref)
		}
	}
}

// reachable finds packages that nothing joins to what the document describes.
func reachable(r *Report) {
	if len(r.Roots) == 0 {
		level := Missing
		if r.Format == "CycloneDX" { // where metadata.component may be left out
			level = Recommended
		}
		r.add(nil, level, "root", "/", "SPDX 2.3 clause 11.1 (DESCRIBES); CycloneDX metadata.component", "the document does not say what it describes")
		return
	}
	next := map[string][]string{}
	for _, e := range r.Edges {
		// Relations may read in either direction (DEV_DEPENDENCY_OF): joined is joined.
		next[e.From] = append(next[e.From], e.To)
		next[e.To] = append(next[e.To], e.From)
	}
	seen := map[string]bool{}
	queue := append([]string(nil), r.Roots...)
	for len(queue) > 0 {
		ref := queue[0]
		queue = queue[1:]
		if seen[ref] {
			continue
		}
		seen[ref] = true
		queue = append(queue, next[ref]...)
	}
	for _, c := range r.Packages() {
		if !seen[c.Ref] {
			r.add(c, Recommended, "unreachable", "", "NTIA 2021: dependency relationship", "no relationship joins it to what the document describes")
		}
	}
}

var spdxID = regexp.MustCompile(`^[a-zA-Z0-9.-]+$`)

// identified looks at the fields of a component that have a grammar of their own.
func identified(r *Report, c *Component) {
	if c.PURL != "" {
		if _, err := packageurl.FromString(c.PURL); err != nil {
			r.add(c, Missing, "purl", "/purl", "purl specification", "%q is no package URL: %v", c.PURL, err)
		}
	}
	switch strings.ToUpper(c.Version) {
	case "NOASSERTION", "NONE", "UNKNOWN", "N/A", "UNSPECIFIED":
		r.add(c, Missing, "version-placeholder", "/version", "NTIA 2021: version", "%q is no version; leave it out where it is not known", c.Version)
	}
	if r.Format == "SPDX" && !spdxID.MatchString(c.Ref) {
		r.add(c, Missing, "spdxid", "/SPDXID", "SPDX 2.3 clause 7.2", "%q may hold letters, digits, dot and hyphen only", c.Ref)
	}
	for _, claim := range [][2]string{{"declared", c.Declared}, {"concluded", c.Concluded}, {"detected", c.Unmarked}} {
		field, expr := claim[0], claim[1]
		if expr == "" || expr == spdx.None || expr == spdx.NoAssertion {
			continue
		}
		e, err := spdx.Parse(expr)
		if err != nil {
			if r.Format == "SPDX" {
				r.add(c, Missing, "expression", "/"+field, "SPDX 2.3 annex D", "%q is no licence expression: %v", expr, err)
			}
			continue // a licence name of CycloneDX
		}
		for _, id := range e.Unknown() {
			if id != spdx.None && id != spdx.NoAssertion {
				r.add(c, Missing, "license-id", "/"+field, "SPDX licence list "+spdx.ListVersion, "%q is not in the list", id)
			}
		}
		e.Leaves(func(l spdx.Expr) {
			if r.Format == "SPDX" && strings.HasPrefix(l.ID, "LicenseRef-") && r.Texts[l.ID] == "" {
				r.add(c, Missing, "license-text", "/"+field, "SPDX 2.3 clause 10.1", "%s has no extracted text in the document", l.ID)
			}
		})
	}
}

// asJSON is a document as JSON of its own version, for the schema.
func asJSON(bom *cdx.BOM) ([]byte, error) {
	var b bytes.Buffer
	if err := cdx.NewBOMEncoder(&b, cdx.BOMFileFormatJSON).Encode(bom); err != nil {
		return nil, fmt.Errorf("as JSON: %w", err)
	}
	return b.Bytes(), nil
}

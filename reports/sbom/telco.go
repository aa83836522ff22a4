package sbom

import (
	"slices"
	"strings"
)

var telco = Profile{
	Name: "telco", Title: "OpenChain Telco SBOM Guide 1.1", Source: "OpenChain Telco SBOM Guide version 1.1",
	Check: func(r *Report) {
		if r.Format != "SPDX" {
			r.add(nil, Missing, "format", "/", "Telco 1.1 clause 3.1", "the guide takes SPDX 2.2 or 2.3 only, this is %s %s", r.Format, r.Version)
		}
		if r.DataLicense == "" || r.ID == "" || r.Name == "" {
			r.add(nil, Missing, "document", "/", "Telco 1.1 clause 3.2", "data licence, namespace and name of the document must all be there")
		}
		timestamp(r, "Telco 1.1 clause 3.2")
		if r.Comment == "" || r.Type == "" {
			r.add(nil, Missing, "sbom-type", "/creationInfo/comment", "Telco 1.1 clause 3.5", "the creator comment must hold one of the CISA types, as in \"SBOM Type: Source\"")
		}
		if !slices.ContainsFunc(r.Authors, func(p Party) bool { return p.Kind == "Organization" }) {
			r.add(nil, Missing, "organization", "/creationInfo/creators", "Telco 1.1 clause 3.5", "no creator is an organisation; state publisher in the policy")
		}
		if !slices.ContainsFunc(r.Tools, func(t Tool) bool { return t.Name != "" && t.Version != "" && !strings.Contains(t.Name+t.Version, "-") }) {
			r.add(nil, Missing, "tool", "/creationInfo/creators", "Telco 1.1 clause 3.5", "no tool with name and version, joined by one hyphen")
		}
		describes, contains := len(r.Roots) > 0, false
		for _, e := range r.Edges {
			contains = contains || e.Relation == "CONTAINS" || e.Relation == "CONTAINED_BY"
		}
		if !describes || !contains {
			r.add(nil, Missing, "relationships", "/relationships", "Telco 1.1 clause 3.2", "at least one DESCRIBES and one CONTAINS must be there")
		}
		for _, c := range r.Packages() {
			const clause = "Telco 1.1 clause 3.2"
			named(r, c, clause)
			versioned(r, c, Missing, clause)
			supplied(r, c, Missing, clause)
			for _, f := range [][2]string{{"downloadLocation", c.Download}, {"licenseConcluded", c.Concluded}, {"licenseDeclared", c.Declared}, {"copyrightText", c.Copyright}} {
				if f[1] == "" {
					r.add(c, Missing, f[0], "/"+f[0], clause, "the field is not there; NOASSERTION is allowed")
				}
			}
			hashed(r, c, Recommended, clause)
			if c.PURL == "" {
				r.add(c, Recommended, "purl", "/externalRefs", clause, "no purl")
			}
		}
	},
}

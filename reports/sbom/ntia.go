package sbom

import (
	"slices"
	"strings"
)

var ntia = Profile{
	Name: "ntia", Title: "NTIA minimum elements (2021)", Source: "The Minimum Elements For a Software Bill of Materials, NTIA, 12 July 2021, section IV",
	Check: func(r *Report) {
		const clause = "NTIA 2021, data fields: "
		author(r, clause+"author of SBOM data")
		timestamp(r, clause+"timestamp")
		for _, c := range r.Packages() {
			named(r, c, clause+"component name")
			versioned(r, c, Missing, clause+"version of the component")
			supplied(r, c, Missing, clause+"supplier name")
			if c.PURL == "" && len(c.IDs) == 0 && !slices.Contains(r.Roots, c.Ref) {
				r.add(c, Missing, "unique-identifier", "/purl", clause+"other unique identifiers", "neither purl nor CPE nor another identifier")
			}
		}
		depends(r, clause+"dependency relationship")
	},
}

// The demands that several profiles share. Each names the field where the fact belongs.

func author(r *Report, clause string) {
	if len(r.Authors) == 0 {
		r.add(nil, Missing, "author", "/creationInfo", clause, "no person or organisation is named as author, only tools; state publisher in the policy")
	}
}

func timestamp(r *Report, clause string) {
	if r.Created == "" {
		r.add(nil, Missing, "timestamp", "/created", clause, "no time of creation")
	}
}

func named(r *Report, c *Component, clause string) {
	if !known(c.Name) {
		r.add(c, Missing, "name", "/name", clause, "no name")
	}
}

func versioned(r *Report, c *Component, level, clause string) {
	if !known(c.Version) {
		r.add(c, level, "version", "/version", clause, "no version: %s", reason(c, "version"))
	}
}

func supplied(r *Report, c *Component, level, clause string) {
	if !known(c.Supplier.Name) {
		r.add(c, level, "supplier", "/supplier", clause, "no supplier: %s", reason(c, "supplier"))
	}
}

func depends(r *Report, clause string) {
	for _, e := range r.Edges {
		if e.Relation != "" {
			return
		}
	}
	if len(r.Packages()) > 1 {
		r.add(nil, Missing, "relationships", "/relationships", clause, "no relationship between components")
	}
}

// reason is what the document says about a fact that it does not hold.
func reason(c *Component, field string) string {
	if s := strings.Trim(c.Reasons[field], ". "); s != "" {
		return s
	}
	return "the document gives no reason"
}

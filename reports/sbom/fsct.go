package sbom

import "slices"

var fsct = Profile{
	Name: "fsct", Title: "Framing Software Component Transparency, third edition: minimum", Source: "Framing Software Component Transparency, third edition, CISA, 2024, section 2.2",
	Check: func(r *Report) {
		const clause = "FSCT 3, section 2.2: "
		author(r, clause+"author name")
		timestamp(r, clause+"timestamp")
		if r.Type == "" {
			r.add(nil, Missing, "type", "/creationInfo/comment", clause+"type", "the document does not say its type")
		}
		if len(r.Roots) == 0 {
			r.add(nil, Missing, "primary-component", "/", clause+"primary component", "no primary component")
		}
		for _, c := range r.Packages() {
			named(r, c, clause+"component name")
			versioned(r, c, Missing, clause+"version")
			supplied(r, c, Missing, clause+"supplier name")
			hashed(r, c, Missing, clause+"cryptographic hash")
			licensed(r, c, clause+"license")
			if !known(c.Copyright) {
				r.add(c, Missing, "copyright", "/copyrightText", clause+"copyright holder", "no copyright holder")
			}
			if c.PURL == "" && len(c.IDs) == 0 && !slices.Contains(r.Roots, c.Ref) {
				r.add(c, Missing, "unique-identifier", "/purl", clause+"unique identifier", "neither purl nor CPE nor another identifier")
			}
		}
		depends(r, clause+"relationship")
	},
}

package sbom

import "slices"

var cisa = Profile{
	Name: "cisa", Title: "CISA minimum elements (2025, public draft)", Source: "2025 Minimum Elements for a Software Bill of Materials, CISA, public comment draft, 22 August 2025",
	Check: func(r *Report) {
		const clause = "CISA 2025 draft: "
		author(r, clause+"SBOM author")
		timestamp(r, clause+"timestamp")
		if len(r.Tools) == 0 {
			r.add(nil, Missing, "tool", "/creationInfo", clause+"tool name", "no tool is named")
		}
		for _, t := range r.Tools {
			if t.Version == "" {
				r.add(nil, Missing, "tool", "/creationInfo", clause+"tool name", "the tool %s has no version", t.Name)
			}
		}
		if r.Type == "" {
			r.add(nil, Missing, "generation-context", "/creationInfo/comment", clause+"generation context", "the document does not say when in the life of the software it was made")
		}
		for _, c := range r.Packages() {
			named(r, c, clause+"component name")
			versioned(r, c, Missing, clause+"component version")
			supplied(r, c, Missing, clause+"software producer")
			hashed(r, c, Missing, clause+"component hash")
			licensed(r, c, clause+"license")
			if c.PURL == "" && len(c.IDs) == 0 && !slices.Contains(r.Roots, c.Ref) {
				r.add(c, Missing, "software-identifier", "/purl", clause+"software identifiers", "neither purl nor CPE nor another identifier")
			}
		}
		depends(r, clause+"dependency relationship")
	},
}

func hashed(r *Report, c *Component, level, clause string) {
	if len(c.Hashes) == 0 && len(c.Distribution) == 0 && !c.Verification {
		r.add(c, level, "hash", "/checksums", clause, "no checksum: %s", reason(c, "hash"))
	}
}

func licensed(r *Report, c *Component, clause string) {
	for _, l := range []string{c.Declared, c.Concluded, c.Unmarked} {
		if known(l) {
			return
		}
	}
	r.add(c, Missing, "license", "/licenseConcluded", clause, "no licence: %s", reason(c, "license"))
}

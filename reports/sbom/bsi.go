package sbom

import (
	"slices"
	"strings"
)

var bsi = Profile{
	Name: "bsi", Title: "BSI TR-03183-2 version 2.1.0", Source: "BSI TR-03183-2 version 2.1.0, 20 August 2025",
	Check: func(r *Report) {
		if r.Format != "CycloneDX" || r.Version < "1.6" {
			r.add(nil, Missing, "format", "/", "TR-03183-2 clause 4", "the guideline takes CycloneDX from 1.6 or SPDX from 3.0.1, this is %s %s", r.Format, r.Version)
		}
		if !slices.ContainsFunc(r.Authors, func(p Party) bool { return strings.Contains(p.Contact, "@") || strings.Contains(p.Contact, "://") }) {
			r.add(nil, Missing, "creator", "/metadata/manufacturer", "TR-03183-2 clause 5.2.1", "the creator of the SBOM needs an e-mail or web address")
		}
		timestamp(r, "TR-03183-2 clause 5.2.1")
		for _, c := range r.Packages() {
			if slices.Contains(r.Roots, c.Ref) {
				continue
			}
			const clause = "TR-03183-2 clause 5.2.2"
			named(r, c, clause)
			versioned(r, c, Missing, clause)
			if c.Creator.Contact == "" && c.Supplier.Contact == "" {
				r.add(c, Missing, "creator", "/manufacturer", clause, "no creator with an e-mail or web address")
			}
			licensed(r, c, clause)
			for _, p := range []string{"filename", "executable", "archive", "structured"} {
				if c.Properties["bsi:component:"+p] == "" {
					r.add(c, Missing, p, "/properties", clause, "the property bsi:component:%s is not there", p)
				}
			}
			if !slices.ContainsFunc(append(slices.Clone(c.Hashes), c.Distribution...), func(h Hash) bool {
				return strings.EqualFold(strings.ReplaceAll(h.Alg, "-", ""), "SHA512")
			}) {
				r.add(c, Missing, "sha512", "/externalReferences", clause, "no SHA-512 of the file that is distributed")
			}
			if c.PURL == "" && len(c.IDs) == 0 {
				r.add(c, Missing, "identifier", "/purl", "TR-03183-2 clause 5.2.4", "no unique identifier")
			}
		}
		if len(r.Aggregates) == 0 {
			r.add(nil, Missing, "completeness", "/compositions", "TR-03183-2 clause 5.2.2", "the document does not say whether its dependencies are complete")
		}
		depends(r, "TR-03183-2 clause 5.2.2")
	},
}

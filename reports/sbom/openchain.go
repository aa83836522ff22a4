package sbom

var openChain = Profile{
	Name: "5230", Title: "what ISO/IEC 5230:2020 needs of component records", Source: "ISO/IEC 5230:2020, clauses 3.3.1, 3.3.2 and 3.4.1",
	Check: func(r *Report) {
		for _, c := range r.Packages() {
			named(r, c, "ISO/IEC 5230 clause 3.3.1")
			versioned(r, c, Missing, "ISO/IEC 5230 clause 3.3.1")
			if !known(c.Declared) && !known(c.Unmarked) && !known(c.Concluded) {
				r.add(c, Missing, "identified-license", "/licenseDeclared", "ISO/IEC 5230 clause 3.3.1", "no identified licence: %s", reason(c, "license"))
			} else if !known(c.Concluded) {
				r.add(c, Recommended, "concluded-license", "/licenseConcluded", "ISO/IEC 5230 clause 3.3.2", "nobody concluded: %s", reason(c, "license"))
			}
			if !known(c.Copyright) {
				r.add(c, Recommended, "copyright", "/copyrightText", "ISO/IEC 5230 clause 3.4.1", "no copyright notices")
			}
		}
		depends(r, "ISO/IEC 5230 clause 3.3.1")
	},
}

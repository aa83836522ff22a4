package license

import (
	"github.com/google/licensecheck"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// texts finds licence texts and notices with licensecheck's own patterns, which
// it builds at first use. URLs are left to the references.
func texts(text []byte) []Match {
	var found []Match
	for _, m := range licensecheck.Scan(text).Match {
		if m.IsURL {
			continue
		}
		id := "LicenseRef-" + m.ID
		if row, ok := spdx.License(m.ID); ok {
			id = row.ID
		}
		found = append(found, Match{Expression: id, How: Exact, Coverage: 1, Start: m.Start, End: m.End, Template: m.ID})
	}
	return found
}

package rule

import "github.com/licit-compliance/licit/scanner/inventory"

// UnreadManifest is the check of manifests that could not be read.
const UnreadManifest = "DEP-004"

var unreadManifest = Check{
	ID: UnreadManifest, Name: "manifest not read", Severity: Warning, Clause: "3.3.1",
	Explain: "A manifest or lock file could not be read, in whole or in part, so dependencies may be missing from the inventory.",
	Fix:     "Correct the file at the line named; a form that licit does not support yet has to be listed by hand.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, UnreadManifest, inventory.FindManifest, nil)
	},
}

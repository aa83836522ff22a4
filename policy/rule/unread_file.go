package rule

import "github.com/licit-compliance/licit/scanner/inventory"

// UnreadFile is the check of files that could not be examined.
const UnreadFile = "SCN-001"

var unreadFile = Check{
	ID: UnreadFile, Name: "file not examined", Severity: Error, Clause: "3.3.1",
	Explain: "A file could not be read, or is larger than its budget. What it contains is not known, and the scan is incomplete.",
	Fix:     "Make the file readable (a complete clone, permissions, git lfs pull) and scan again.",
	Find: func(facts *Facts) []Issue {
		return fromFindings(facts, UnreadFile, inventory.FindUnread, nil)
	},
}

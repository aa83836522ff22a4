package rule

var programmeOpen = Check{
	ID: "PRG-001", Name: "materials that nobody has answered", Severity: Note, Clause: "3.6.1",
	Explain: "The tree holds a programme.yaml, in which people answer for the verification materials of ISO/IEC 5230, and some are open: nothing shows them, or nobody has said that what was found is it.",
	Fix:     "licit evidence ask walks through the open questions.",
	Find:    func(facts *Facts) []Issue { return noted(facts, "PRG-001") },
}

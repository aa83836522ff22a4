package rule

var shrinkingBaseline = Check{
	ID: "POL-003", Name: "baseline may shrink", Severity: Note, Clause: "3.2.2",
	Explain: "Verdicts that the baseline lists no longer occur. A baseline may only shrink, so that what was settled cannot come back unseen.",
	Fix:     "Write the baseline anew and commit it.",
	Find:    func(facts *Facts) []Issue { return noted(facts, "POL-003") },
}

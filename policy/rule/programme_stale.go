package rule

var programmeStale = Check{
	ID: "PRG-002", Name: "answer of the programme that holds no more", Severity: Warning, Clause: "3.6.2",
	Explain: "An answer in programme.yaml is older than 18 months, or of a file that has changed or gone since, or the file cannot be read: what people said of the programme is no longer what stands there.",
	Fix:     "Read what changed, and have the one who answers say it anew: licit evidence ask.",
	Find:    func(facts *Facts) []Issue { return noted(facts, "PRG-002") },
}

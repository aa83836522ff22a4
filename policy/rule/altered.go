package rule

var altered = Check{
	ID: "POL-004", Name: "the change touches what decides it", Severity: Warning, Clause: "3.2.2",
	Explain: "The change under review alters the policy, its waivers, curations, baseline or own licence texts. A change cannot approve itself: the version before the change decided.",
	Fix:     "Let the owners of the policy review that part of the change on its own.",
	Find:    func(facts *Facts) []Issue { return noted(facts, "POL-004") },
}

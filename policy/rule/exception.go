package rule

var exception = Check{
	ID: "POL-001", Name: "an exception of the policy does not hold", Severity: Error, Clause: "3.2.2",
	Explain: "A waiver or curation of the policy has expired, is of a file that has changed, or matches nothing any more. Exceptions are kept few, dated and alive.",
	Fix:     "Settle the verdict behind it, renew it with a new date and reason, or take it out.",
	Find:    func(facts *Facts) []Issue { return noted(facts, "POL-001") },
}

// noted are the issues of the policy itself that were found while it was applied, each once.
func noted(facts *Facts, check string) []Issue {
	var out []Issue
	seen := map[string]bool{}
	for _, i := range facts.Notes[check] {
		if key := i.Facet + "\x00" + i.Path + "\x00" + i.Reason; !seen[key] {
			seen[key] = true
			out = append(out, i)
		}
	}
	return out
}

package rule

var loosened = Check{
	ID: "POL-002", Name: "a layer loosens the policy above it", Severity: Error, Clause: "3.1.1",
	Explain: "A rule of a lower layer would decide more loosely than a layer above it, which does not let it. The decision from above holds.",
	Fix:     "Take the rule out, or ask the owners of the upper layer for an exception.",
	Find:    func(facts *Facts) []Issue { return noted(facts, "POL-002") },
}

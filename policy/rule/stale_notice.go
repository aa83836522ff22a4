package rule

var staleNotice = Check{
	ID: "OBL-002", Name: "notices of another state of the tree", Severity: Error, Clause: "3.4.1",
	Explain: "A directory that licit artifacts wrote (notices, licence texts, copyrights) is committed to the tree, and its files were changed since, or the tree stands on other components " +
		"or licences now. What is handed over must name what is in it.",
	Fix:  "Write it anew: licit artifacts -o DIR.",
	Find: func(facts *Facts) []Issue { return facts.stale("OBL-002", "artefacts") },
}

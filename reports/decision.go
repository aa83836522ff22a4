package reports

import "io"

var decisionJSON = Format{
	Name: "decision", Title: "the decision: every verdict with rule, evidence and reason, as JSON",
	Exts: []string{".json"}, MediaType: "application/json",
	Write: func(w io.Writer, d *Document) error { return jsonSafely(w, d.Decision.Write) },
}

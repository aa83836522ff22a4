package reports

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

var sarif = Format{
	Name: "sarif", Title: "SARIF 2.1.0 for code scanning: every verdict that fails or warns, with a place and a stable fingerprint",
	Exts: []string{".sarif"}, MediaType: "application/sarif+json",
	Write: func(w io.Writer, d *Document) error {
		return jsonSafely(w, func(w io.Writer) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(sarifLog(d))
		})
	},
}

// The limits of code scanning at GitHub: more is rejected (results of a run) or dropped
// silently (locations of a result), so licit cuts and says so.
const (
	sarifResults   = 5000
	sarifLocations = 100
)

// The parts of SARIF 2.1.0 that licit writes, by section of the standard.
type (
	sarifDocument struct { // 3.13
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // 3.14
		Tool              sarifTool           `json:"tool"`
		AutomationDetails map[string]string   `json:"automationDetails"`
		Invocations       []sarifInvocation   `json:"invocations"`
		OriginalURIs      map[string]sarifURI `json:"originalUriBaseIds"`
		Results           []sarifResult       `json:"results"`
		Versions          []map[string]string `json:"versionControlProvenance,omitempty"`
		ColumnKind        string              `json:"columnKind"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct { // 3.19
		Name    string      `json:"name"`
		SemVer  string      `json:"semanticVersion,omitempty"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct { // 3.49
		ID      string         `json:"id"`
		Name    string         `json:"name"`
		Short   sarifText      `json:"shortDescription"`
		Full    sarifText      `json:"fullDescription"`
		Help    sarifText      `json:"help"`
		Default sarifLevel     `json:"defaultConfiguration"`
		Bag     map[string]any `json:"properties"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifURI struct {
		Description sarifText `json:"description"`
	}
	sarifInvocation struct { // 3.20
		Successful bool                `json:"executionSuccessful"`
		Notes      []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct { // 3.27
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Bag          map[string]any     `json:"properties,omitempty"`
	}
	sarifSuppression struct { // 3.35
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct { // 3.29
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		Start int `json:"startLine"`
		End   int `json:"endLine,omitempty"`
	}
)

func sarifLog(d *Document) *sarifDocument {
	run := sarifRun{
		Tool:              sarifTool{sarifDriver{Name: "licit", Version: d.Inventory.Tool.Version, Rules: []sarifRule{}}},
		AutomationDetails: map[string]string{"id": "licit/"},
		OriginalURIs:      map[string]sarifURI{"SRCROOT": {sarifText{Text: "the root of the tree that was scanned"}}},
		Results:           []sarifResult{}, ColumnKind: "utf16CodeUnits",
	}
	if s := d.Inventory.Source; s.Revision != "" && strings.Contains(s.URL, "://") {
		run.Versions = []map[string]string{{"repositoryUri": s.URL, "revisionId": s.Revision}}
	}
	index := map[string]int{}
	for _, c := range rule.All() {
		index[c.ID] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: c.ID, Name: camel(c.Name), Short: sarifText{Text: c.Name}, Full: sarifText{Text: c.Explain},
			Help:    sarifText{Text: c.Explain + "\n\nWhat to do: " + c.Fix, Markdown: c.Explain + "\n\n**What to do:** " + c.Fix + "\n\nISO/IEC 5230 clause " + c.Clause + "."},
			Default: sarifLevel{sarifSeverity(c.Severity)}, Bag: map[string]any{"tags": []string{"license", "compliance"}},
		})
	}
	var notes []sarifNotification
	cut, cutPlaces := 0, 0
	for _, v := range d.Decision.Verdicts {
		if v.Decision == policy.Allow && v.Exception == nil {
			continue
		}
		if len(run.Results) == sarifResults {
			cut++
			continue
		}
		r := sarifResult{
			RuleID: v.Rule, RuleIndex: index[v.Rule], Level: sarifDecision(v), Message: sarifText{Text: printable(line(v) + ". " + v.Because + ". " + v.Fix)},
			Fingerprints: map[string]string{"licit/v1": v.ID},
			Bag:          map[string]any{"decision": v.Decision, "policyRule": v.Layer + "/" + v.By},
		}
		if v.Text != "" {
			r.Message.Text += printable(" “" + v.Text + "”")
		}
		if x := v.Exception; x != nil {
			r.Level = sarifDecision(policy.Verdict{Decision: v.Was})
			r.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: printable(lift(*x))}}
		}
		if len(v.Locations) > sarifLocations {
			cutPlaces++
		}
		for _, l := range v.Locations[:min(len(v.Locations), sarifLocations)] {
			r.Locations = append(r.Locations, sarifPlace(l))
		}
		if len(r.Locations) == 0 {
			r.Locations = []sarifLocation{sarifPlace(inventory.Location{Path: anchor(d, v)})}
		}
		run.Results = append(run.Results, r)
	}
	if cut > 0 {
		notes = append(notes, sarifNotification{"warning", sarifText{Text: fmt.Sprintf("%d more results are left out: code scanning takes %d; licit scan -o decision has them all", cut, sarifResults)}})
	}
	if cutPlaces > 0 {
		notes = append(notes, sarifNotification{"note", sarifText{Text: fmt.Sprintf("%d results have more than %d places; licit scan -o decision has them all", cutPlaces, sarifLocations)}})
	}
	whole := len(d.Decision.Unexamined()) == 0
	if !whole {
		notes = append(notes, sarifNotification{"error", sarifText{Text: "the scan is incomplete: a file or manifest could not be examined; see SCN-001 and DEP-004"}})
	}
	run.Invocations = []sarifInvocation{{Successful: whole, Notes: notes}}
	return &sarifDocument{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}
}

// anchor is the file at which a verdict without a place is shown: the one that declares
// the root's licence, else the first of the tree.
func anchor(d *Document, v policy.Verdict) string {
	if v.Subject.Path != "" && v.Subject.Path != "." {
		return v.Subject.Path
	}
	if from := d.Inventory.Summary.DeclaredFrom; len(from) > 0 {
		return from[0].Path
	}
	for f, err := range d.Inventory.Files.All() {
		if err == nil && f.Mode == inventory.ModeFile {
			return f.Path
		}
	}
	return "LICENSE"
}

func sarifPlace(l inventory.Location) sarifLocation {
	p := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: printable(strings.TrimPrefix(l.Path, "./"))}).EscapedPath(), Base: "SRCROOT"}, Region: sarifRegion{Start: max(l.Line, 1)}}
	if l.EndLine > p.Region.Start {
		p.Region.End = l.EndLine
	}
	return sarifLocation{p}
}

// sarifDecision is the level of a verdict: what fails the gate is an error or warning, the rest a note.
func sarifDecision(v policy.Verdict) string {
	switch v.Decision {
	case policy.Deny:
		return "error"
	case policy.Review:
		return "warning"
	}
	return "note"
}

func sarifSeverity(s rule.Severity) string { return cmp.Or(string(s), "warning") }

// camel is a name in the form of SARIF 3.49.7.
func camel(s string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

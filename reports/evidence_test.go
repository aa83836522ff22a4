package reports

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/programme"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// hostile holds what acts on a reader's medium: markup, a link, a mention, a cell, a line of its own, colours, bidi.
const hostile = "x\"><script>alert(1)</script><img src=x onerror=y>[l](javascript:z) @you | `c`\n| 3.1.1.1 | answered |\r\x1b[31m\u202e<!--"

func hostileEvidence(t *testing.T, p *programme.Programme) *Evidence {
	t.Helper()
	inv := &inventory.Inventory{
		Schema: "1", Files: new(inventory.Rows), Source: inventory.Source{Kind: "git", URL: hostile, Revision: hostile, Time: "2026-10-01T00:00:00Z", TimeFrom: "commit", NotExamined: []string{hostile}},
		Findings: []inventory.Finding{{ID: "f", Kind: inventory.FindUnread, Reason: hostile, Locations: []inventory.Location{{Path: hostile}}}},
		Packages: []inventory.Package{{ID: hostile, Kind: inventory.KindVendored, Modified: "yes", Concluded: inventory.Conclusion{Expression: "GPL-2.0-only"}}},
		Summary:  inventory.Summary{Files: 2, Usages: []inventory.Usage{{Path: hostile, Expression: "MIT", Files: 2, First: hostile}}},
	}
	t.Cleanup(func() { inv.Files.Close() })
	for _, name := range []string{"CONTRIBUTING.md", "LICENSES/" + hostile} {
		if err := inv.Files.Append(&inventory.File{Path: name, Kind: "text", Mode: inventory.ModeFile, Size: 3, SHA256: hostile}); err != nil {
			t.Fatal(err)
		}
	}
	today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	d := &policy.Decision{Schema: "1", Policy: policy.Source{ID: hostile, Version: hostile, Digest: "sha256:1"}, Result: "deny", Verdicts: []policy.Verdict{
		{ID: "LIC-005-1", Rule: "LIC-005", Name: hostile, Decision: policy.Deny, Subject: policy.Subject{Path: hostile}, Expression: hostile, Reason: hostile, Text: hostile, Locations: []inventory.Location{{Path: hostile, Line: 3}}},
		{ID: "LIC-001-1", Rule: "LIC-001", Decision: policy.Allow, Was: policy.Deny, Exception: &policy.Exception{Kind: "waiver", By: hostile, Ref: hostile, Reason: hostile}},
	}}
	register, err := programme.Register(inv, func(string) rule.Facets { return rule.Facets{Copyleft: "strong", Basis: hostile} }, p, today)
	if err != nil {
		t.Fatal(err)
	}
	e := &Evidence{Schema: "1", Standard: "ISO/IEC 5230:2020", Day: "2026-11-23", Name: hostile, Source: inv.Source, Policy: d.Policy, Result: d.Result, NotExamined: NotExamined(inv), Register: register}
	e.Ledger = programme.Keep(d, nil, today)
	if e.UseCases, err = programme.UseCases(inv, d, register, programme.Forms{}); err != nil {
		t.Fatal(err)
	}
	if e.Materials, err = programme.Assess(inv, d, p, programme.Case{Today: today, Register: register, Made: []programme.Shown{{Path: "inventory.json", Where: "evidence"}}}); err != nil {
		t.Fatal(err)
	}
	e.Programme = Answers{File: hostile, Digest: hostile, Organisation: hostile, Limits: []programme.Limit{{Path: hostile, Reason: hostile}},
		Contacts: []programme.Contact{{For: "licences", Address: hostile}}, Roles: []programme.Role{{Role: hostile, Holder: hostile}}}
	e.Files = []programme.Shown{{Path: hostile}}
	e.Count()
	return e
}

// Threat 5: no word of a tree or of an answer acts on the reader.
func TestEvidenceIsSafeToRead(t *testing.T) {
	t.Parallel()
	p := &programme.Programme{Version: 1, Answers: []programme.Answer{
		{Material: "policy.document", By: hostile, Date: "2026-11-01", Link: "https://e.example/" + hostile, Note: hostile},
		{Material: "contrib.policy", By: hostile, Date: "2026-11-01", NotApplicable: hostile},
		{Material: "resource.legal", By: hostile, Date: "2026-11-01", File: hostile, SHA256: hostile},
	}}
	e := hostileEvidence(t, p)
	var md, page, question bytes.Buffer
	if err := errors.Join(e.WriteMarkdown(&md), e.WriteHTML(&page)); err != nil {
		t.Fatal(err)
	}
	for _, m := range e.Materials {
		if err := WriteQuestion(&question, m); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"markdown": md.String(), "html": page.String(), "terminal": question.String()} {
		if strings.ContainsAny(text, "\x1b\r\u202e") {
			t.Errorf("%s: a control character got through", name)
		}
		if strings.Contains(text, "\n| 3.1.1.1 | answered |") {
			t.Errorf("%s: a name made a row of its own", name)
		}
	}
	for _, bad := range []string{"<script", "<img", "<!--", "](javascript", " @you"} {
		if strings.Contains(md.String(), bad) {
			t.Errorf("markdown: %q got through", bad)
		}
	}
	// Each row has as many cells as its head.
	cells := 0
	for _, line := range strings.Split(md.String(), "\n") {
		bars := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		switch {
		case !strings.HasPrefix(line, "|"):
			cells = 0
		case cells == 0:
			cells = bars
		case bars != cells:
			t.Errorf("a row of %d cells in a table of %d: %.80s", bars, cells, line)
		}
	}
	// The page is well-formed, and holds only elements and attributes of ours.
	dec := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page.String(), "<!DOCTYPE html>\n")))
	allowed := map[string]bool{"html": true, "head": true, "meta": true, "title": true, "style": true, "body": true, "main": true, "h1": true, "h2": true, "section": true,
		"p": true, "ul": true, "li": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true, "br": true, "wbr": true}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := tok.(type) {
		case xml.Comment:
			t.Error("a comment")
		case xml.StartElement:
			if !allowed[x.Name.Local] {
				t.Errorf("element %s", x.Name.Local)
			}
			for _, a := range x.Attr {
				if name := a.Name.Local; name != "lang" && name != "charset" && name != "http-equiv" && name != "content" && name != "name" && name != "scope" {
					t.Errorf("attribute %s of %s", name, x.Name.Local)
				}
			}
		}
	}
	for _, write := range []func(io.Writer) error{e.WriteJSON, e.WriteRegister, e.WriteUseCases, e.WriteLedger} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\u202e<") {
			t.Error("JSON holds what acts on a terminal or a page")
		}
		var head struct{ NotExamined []string }
		if err := json.Unmarshal(out.Bytes(), &head); err != nil || len(head.NotExamined) < 3 {
			t.Errorf("it does not say what was not examined: %v", err)
		}
	}
}

// Every page opens with what was not examined, no page judges the programme, and a draft stands
// there only when nothing is open.
func TestEvidencePages(t *testing.T) {
	t.Parallel()
	e := hostileEvidence(t, nil)
	for _, m := range e.Materials { // every medium holds every material
		var md, page bytes.Buffer
		if err := errors.Join(e.WriteMarkdown(&md), e.WriteHTML(&page)); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(md.String(), m.Number+" "+markdown(m.ID)) || !strings.Contains(strings.ReplaceAll(page.String(), "<wbr/>", ""), m.Number+" "+m.ID) {
			t.Errorf("%s is not on a page", m.ID)
		}
	}
	var md bytes.Buffer
	if err := e.WriteMarkdown(&md); err != nil {
		t.Fatal(err)
	}
	if first := strings.Index(md.String(), "\n## "); !strings.HasPrefix(md.String()[first:], "\n## What was not examined\n") {
		t.Error("the page opens with something else")
	}
	for _, word := range []string{"conformant", "compliant", "conforms", "complies"} {
		if strings.Contains(strings.ToLower(md.String()), word) {
			t.Errorf("the page says %q", word)
		}
	}
	if e.Draft != "" || strings.Contains(md.String(), "DRAFT") {
		t.Error("a draft while something is open")
	}
	for i := range e.Materials {
		e.Materials[i].Status = programme.Answered
	}
	e.Count()
	if !strings.HasPrefix(e.Draft, "DRAFT, NOT SIGNED.") || e.Open != 0 {
		t.Errorf("nothing is open, and the draft is %q", e.Draft)
	}
	e.Materials[3].Status = programme.Stale
	if e.Count(); e.Draft != "" || e.Open != 1 {
		t.Error("a draft while something is stale")
	}
}

package reports

import (
	"encoding/xml"
	"io"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
)

var junit = Format{
	Name: "junit", Title: "JUnit XML: a test case a check, failed by what is to settle",
	Exts: []string{".xml"}, MediaType: "application/xml",
	Write: writeJUnit,
}

type (
	junitSuites struct {
		XMLName  xml.Name   `xml:"testsuites"`
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Suite    junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Failure *junitFailure `xml:"failure,omitempty"`
		Error   *junitFailure `xml:"error,omitempty"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

func writeJUnit(w io.Writer, d *Document) error {
	suite := junitSuite{Name: "policy " + terminal(d.Decision.Policy.ID) + " " + terminal(d.Decision.Policy.Version)}
	open := map[string]bool{}
	for _, v := range d.Decision.Verdicts {
		if v.Decision != policy.Deny && v.Decision != policy.Review {
			continue
		}
		open[v.Rule] = true
		text := terminal(v.Because) + "\n" + terminal(v.Fix)
		if v.Text != "" {
			text = "“" + terminal(v.Text) + "”\n" + text
		}
		for _, l := range v.Locations {
			text += "\n" + place(l)
		}
		c := junitCase{Class: "licit." + v.Rule, Name: v.ID, Failure: &junitFailure{Message: line(v), Type: v.Decision, Text: text}}
		if len(v.Locations) > 0 {
			c.File = terminal(v.Locations[0].Path)
		}
		suite.Cases = append(suite.Cases, c)
		suite.Failures++
	}
	for _, c := range rule.All() {
		if !open[c.ID] {
			suite.Cases = append(suite.Cases, junitCase{Class: "licit." + c.ID, Name: c.Name})
		}
	}
	if n := len(d.Decision.Unexamined()); n > 0 {
		suite.Cases = append(suite.Cases, junitCase{Class: "licit", Name: "scan is complete", Error: &junitFailure{Message: "the scan is incomplete", Type: "incomplete",
			Text: count(n, "file or manifest", "files or manifests") + " could not be examined; see SCN-001 and DEP-004"}})
		suite.Errors++
	}
	suite.Tests = len(suite.Cases)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(junitSuites{Name: "licit", Tests: suite.Tests, Failures: suite.Failures, Errors: suite.Errors, Suite: suite}); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// Package sbom reads SPDX and CycloneDX documents, ours or a stranger's, and says what
// they lack.
//
// Read makes one model of both formats (SPDX 2.2 and 2.3 as JSON or tag-value, CycloneDX 1.4
// to 1.7 as JSON or XML). Each Profile, one file each, looks at that model and names every
// missing or wrong field with its element, its path in the document and the clause that
// asks for it. The model becomes an inventory again, so that a policy can decide a stranger's
// SBOM.
package sbom

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

//go:generate go run ../../internal/gen/registry -type Profile -o registry_gen.go

// Document is what an SBOM says, whatever its format.
type Document struct {
	Format      string // SPDX or CycloneDX
	Version     string // "2.3", "1.6"
	Encoding    string // JSON, tag-value or XML
	ID          string // document namespace or serial number
	Name        string
	Created     string
	DataLicense string
	Comment     string // SPDX: of the creation and of the document
	Type        string // CISA type: Design, Source, Build, Analyzed, Deployed, Runtime; empty: not said
	Authors     []Party
	Tools       []Tool
	Roots       []string // refs of what the document describes
	Components  []Component
	Edges       []Edge
	Texts       map[string]string // of licences without a listed id
	Names       map[string]string // likewise
	Aggregates  map[string]string // CycloneDX compositions: ref -> complete, incomplete, unknown …
	Properties  map[string]string // of the document
	files       int
	raw         []byte // JSON as it came, for the schema
	problems    []Problem
}

// Party is a person or organisation.
type Party struct {
	Kind    string // Organization or Person
	Name    string
	Contact string // e-mail or address
}

// Tool made a document.
type Tool struct{ Name, Version string }

// Component is a package or file of a document.
type Component struct {
	Ref          string
	Path         string // in the document: /packages/3, /components/0/components/2
	File         bool
	Name         string
	Version      string
	Type         string // purpose, in the words of the format
	Supplier     Party
	Creator      Party // originator, manufacturer, author
	PURL         string
	IDs          []string // CPE, SWHID and the like
	Hashes       []Hash
	Distribution []Hash // of the file that is distributed
	FileName     string
	Download     string
	Source       string // address of the source
	Declared     string // expressions
	Concluded    string
	Unmarked     string // a licence that nothing marks as declared or concluded
	Copyright    string
	Reasons      map[string]string // why a field has no fact: version, supplier, hash, license
	Comments     []string
	Properties   map[string]string
	Verification bool // SPDX: a package verification code
	Parent       string
}

// Hash is a digest.
type Hash struct{ Alg, Value string }

// Edge joins two components. Relation is in the words of SPDX, DEPENDS_ON for what CycloneDX
// lists as dependencies, CONTAINS for what it nests.
type Edge struct {
	From, To, Relation string
	Path               string
	Comment            string
}

// Packages yields the components that are no files.
func (d *Document) Packages() []*Component {
	var out []*Component
	for i := range d.Components {
		if !d.Components[i].File {
			out = append(out, &d.Components[i])
		}
	}
	return out
}

// maxDocument bounds the bytes of a document.
const maxDocument = 1 << 30

// ErrFormat says that the input is no SBOM that this package reads.
var ErrFormat = errors.New("neither SPDX 2.2 or 2.3 (JSON, tag-value) nor CycloneDX 1.4 to 1.7 (JSON, XML)")

// ErrUTF16 says that the input is in an encoding that none of the formats allows.
var ErrUTF16 = errors.New("this is UTF-16, as some shells write what they redirect; SBOMs are UTF-8: write it anew, or with iconv -f UTF-16 -t UTF-8")

// isUTF16 reports whether text begins with a mark of UTF-16, or with a character of ASCII in two bytes.
func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || len(data) > 1 && (data[0] == 0) != (data[1] == 0)
}

// VersionError says that a document is of a version of its format that this package does not read.
type VersionError struct{ Format, Version, Reads string }

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s version %q: licit reads %s", e.Format, e.Version, e.Reads)
}

// Detect reports which SBOM the first bytes of a document begin: "spdx-json", "spdx-tag-value",
// "cyclonedx-json", "cyclonedx-xml", or "".
func Detect(start []byte) string {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(start, []byte("{")):
		at := func(key string) int {
			i := bytes.Index(start, []byte(key))
			if i < 0 {
				return len(start)
			}
			return i
		}
		switch spdx, cdx := at(`"spdxVersion"`), at(`"bomFormat"`); {
		case spdx < cdx:
			return "spdx-json"
		case cdx < spdx:
			return "cyclonedx-json"
		}
	case bytes.HasPrefix(start, []byte("<")) && bytes.Contains(start[:min(len(start), 4096)], []byte("cyclonedx.org/schema/bom/")):
		return "cyclonedx-xml"
	case bytes.HasPrefix(start, []byte("SPDXVersion:")) || bytes.HasPrefix(start, []byte("#")) && bytes.Contains(start, []byte("\nSPDXVersion:")):
		return "spdx-tag-value"
	}
	return ""
}

// Read reads a document. An error means that nothing could be made of it; what is
// wrong inside a document that can be read, Check says.
func Read(r io.Reader) (*Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxDocument {
		return nil, fmt.Errorf("more than %d MiB: not read", maxDocument>>20)
	}
	return safely(data)
}

// safely turns a panic of a reading library into an error: the input is hostile.
func safely(data []byte) (d *Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fmt.Errorf("the document cannot be read: %v", r)
		}
	}()
	if isUTF16(data) {
		return nil, ErrUTF16
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // RFC 8259 section 8.1: a reader may ignore it
	switch Detect(data) {
	case "spdx-json":
		return readSPDX(data, "JSON")
	case "spdx-tag-value":
		return readSPDX(data, "tag-value")
	case "cyclonedx-json":
		return readCycloneDX(data, "JSON")
	case "cyclonedx-xml":
		return readCycloneDX(data, "XML")
	}
	return nil, ErrFormat
}

// Problem is one missing or wrong field.
type Problem struct {
	Profile string `json:"profile"`
	Rule    string `json:"rule"`    // what is asked, as a short name
	Element string `json:"element"` // name or ref of the component, "document"
	Path    string `json:"path"`    // in the document
	Clause  string `json:"clause"`  // where the profile asks it
	Message string `json:"message"`
	Level   string `json:"level"` // error; warning where the profile only recommends
	// More is how many problems of the same rule are not listed; what is said of such a one is of all of them.
	More int `json:"more,omitempty"`
}

// Times is how many problems this is.
func (p Problem) Times() int { return max(p.More, 1) }

// maxSame is how many problems of one rule and level are listed: a document of a million components may lack
// the same field a million times.
const maxSame = 10_000

// The levels of a problem.
const (
	Missing     = "error"
	Recommended = "warning"
)

// Profile is a set of demands on an SBOM.
type Profile struct {
	Name   string // as in --profile NAME
	Title  string
	Source string // the document that makes the demands
	Check  func(*Report)
}

// Report collects the problems of one profile.
type Report struct {
	*Document
	profile  string
	problems []Problem
	same     map[[2]string]int // problems of a rule and level
}

// add records a problem of a component; nil means the document.
func (r *Report) add(c *Component, level, rule, field, clause, format string, args ...any) {
	kind := [2]string{rule, level}
	if r.same[kind]++; r.same[kind] > maxSame {
		return
	}
	p := Problem{Profile: r.profile, Rule: rule, Element: "document", Path: field, Clause: clause, Message: fmt.Sprintf(format, args...), Level: level}
	if c != nil {
		p.Element = c.Name
		if p.Element == "" {
			p.Element = c.Ref
		}
		if c.Version != "" {
			p.Element += " " + c.Version
		}
		p.Path = c.Path + field
	}
	r.problems = append(r.problems, p)
}

// Check runs profiles over a document and returns what they miss, in the order of the profiles.
func Check(d *Document, profiles []Profile) []Problem {
	var out []Problem
	for _, p := range profiles {
		r := &Report{Document: d, profile: p.Name, same: map[[2]string]int{}}
		p.Check(r)
		out = append(out, r.listed()...)
	}
	return out
}

// listed are the problems, with one more for each rule of which not all are listed.
func (r *Report) listed() []Problem {
	last := map[[2]string]int{}
	for i, p := range r.problems {
		last[[2]string{p.Rule, p.Level}] = i
	}
	list := r.problems
	for i, p := range r.problems {
		kind := [2]string{p.Rule, p.Level}
		if more := r.same[kind] - maxSame; more > 0 && last[kind] == i {
			list = append(list, Problem{
				Profile: p.Profile, Rule: p.Rule, Element: "document", Path: "/", Clause: p.Clause, Level: p.Level, More: more,
				Message: fmt.Sprintf("and %d more problems of this kind", more),
			})
		}
	}
	return list
}

// Find returns the profile of a name.
func Find(name string) (Profile, error) {
	var all []string
	for _, p := range All() {
		if p.Name == name {
			return p, nil
		}
		all = append(all, p.Name)
	}
	return Profile{}, fmt.Errorf("there is no profile %q; there are: %s", name, strings.Join(all, ", "))
}

// known reports whether a field holds a fact: words, and not the statement that there are none.
func known(s string) bool { return s != "" && s != "NOASSERTION" }

// Package inventory is the model of what is in a source tree: files with their
// evidence, packages, dependencies, findings. It is the only thing that
// crosses from scanning to deciding and reporting, and its JSON reads back in
// (see Read and Write), so nothing downstream ever scans again.
//
// Three layers are kept apart in every row: evidence (what stands in the
// file), inheritance (what applies to it from elsewhere, and why) and
// conclusion (what a person or a rule makes of both).
//
// JSON names are a contract, described by doc/inventory.schema.json: fields may
// be added, never renamed, and readers ignore what they do not know.
package inventory

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

//go:generate go run ../../internal/gen/inventoryschema -o ../../doc/inventory.schema.json

// Schema is the major version of the JSON form.
const Schema = "1"

// Inventory is everything known of one tree. The file rows are not held here:
// Files streams them, in path order, as often as asked.
type Inventory struct {
	Schema       string
	Tool         Tool
	Source       Source
	Files        *Rows
	Packages     []Package
	Dependencies []Dependency
	Findings     []Finding
	Summary      Summary
	Known        string // what Digest gives, where that is known; it must be emptied by who changes anything
}

// Tool names the program and the data that made an inventory.
type Tool struct {
	Name               string `json:"name"`
	Version            string `json:"version"`
	LicenseListVersion string `json:"licenseListVersion"`
	DataVersion        string `json:"dataVersion,omitempty"`
}

// Source says where the tree came from and in which state it was.
type Source struct {
	Kind     string `json:"kind"` // directory git archive module sbom
	URL      string `json:"url,omitempty"`
	PURL     string `json:"purl,omitempty"`
	Revision string `json:"revision,omitempty"` // full commit id
	Dirty    bool   `json:"dirty"`              // the work tree differs from Revision
	Root     string `json:"root"`
	Time     string `json:"time"`               // RFC 3339, UTC: see TimeFrom
	TimeFrom string `json:"timeFrom"`           // SOURCE_DATE_EPOCH, commit, archive, none
	Resolved string `json:"resolved,omitempty"` // digest of licit.resolved.json
	Digest   string `json:"digest,omitempty"`   // sha256 of the archive, h1 of the module
	// NotExamined names what was left out on purpose, in plain words.
	NotExamined []string `json:"notExamined,omitempty"`
}

// The modes of a row: what the tree holds at the path.
const (
	ModeFile    = "file"
	ModeSymlink = "symlink"
	ModeGitlink = "gitlink"
	ModeLFS     = "lfs-pointer"
	ModeDevice  = "device"
)

// The statuses of a row. StatusFailed and StatusOverBudget make a
// scan incomplete.
const (
	StatusRead        = "read"
	StatusPartial     = "partial"
	StatusUnsupported = "unsupported" // a kind that licit does not read yet
	StatusFailed      = "failed"
	StatusOverBudget  = "over-budget"
)

// File is one row: a file, symlink or gitlink of the tree.
type File struct {
	Path         string           `json:"path"` // UTF-8, "/"; other bytes and "%" as %XX
	Kind         string           `json:"kind"` // text binary archive image … by content, never by name
	Mode         string           `json:"mode"`
	Size         int64            `json:"size"` // bytes
	SHA1         string           `json:"sha1,omitempty"`
	SHA256       string           `json:"sha256,omitempty"`
	Status       string           `json:"status"`
	StatusReason string           `json:"statusReason,omitempty"`
	Target       string           `json:"target,omitempty"`    // of a symlink; commit of a gitlink
	Generated    string           `json:"generated,omitempty"` // "minified", or "generated: " and the file's own words; empty for what a person wrote
	Licenses     []License        `json:"licenses,omitempty"`
	Clauses      []Clause         `json:"clauses,omitempty"`
	Unidentified []Unidentified   `json:"unidentified,omitempty"`
	Invalid      []Unidentified   `json:"invalid,omitempty"` // tags that are no valid expression
	Pointers     []Pointer        `json:"pointers,omitempty"`
	Copyrights   []Copyright      `json:"copyrights,omitempty"`
	Snippets     []Snippet        `json:"snippets,omitempty"`
	Secrets      []Secret         `json:"secrets,omitempty"`
	Named        []string         `json:"named,omitempty"`    // of a README, NOTICE or licence file at the root: words of the lines that speak of licences or copyright
	Parts        []Part           `json:"parts,omitempty"`    // of a README at the root: what it says is under other terms than the rest
	Detected     string           `json:"detected,omitempty"` // the file's own evidence as one expression
	Inherited    []InheritedTerms `json:"inherited,omitempty"`
	Concluded    Conclusion       `json:"concluded"`
}

// Part is a statement of a README about directories and files of the tree.
type Part struct {
	Places     []string `json:"places"` // as it writes them
	Expression string   `json:"expression"`
	Line       int      `json:"line"`
}

// How a licence was recognised, strongest first. A clue licenses nothing.
const (
	HowExact     = "exact"     // the text of the licence, nothing missing, nothing added
	HowTag       = "tag"       // an SPDX-License-Identifier or another formal tag
	HowVariant   = "variant"   // the text with words missing or added, which are shown
	HowReference = "reference" // words that name the licence as the one that applies
	HowDeclared  = "declared"  // a field of a manifest
	HowClue      = "clue"      // a mention
)

// License is one piece of licence evidence in a file. Start and End are byte
// offsets, lines count from 1.
type License struct {
	Expression string  `json:"expression"`
	How        string  `json:"how"`
	Coverage   float64 `json:"coverage,omitempty"` // share of the template found, 0 to 1
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Line       int     `json:"line"`
	EndLine    int     `json:"end_line"`
	Text       string  `json:"text,omitempty"` // first words, or all of a short match
	Template   string  `json:"template,omitempty"`
	Missing    []Words `json:"missing,omitempty"` // of the template, At is a word index there
	Extra      []Words `json:"extra,omitempty"`   // of the file, At is a byte offset there
}

// Words are words that a text has and its template has not, or the reverse.
type Words struct {
	Words string `json:"words"`
	At    int    `json:"at"`
	Line  int    `json:"line,omitempty"`
}

// Clause is a passage that changes what a licence grants.
type Clause struct {
	Facet   string `json:"facet"` // patent-reserved, research-only, …: see package license
	Text    string `json:"text"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Line    int    `json:"line"`
	EndLine int    `json:"end_line"`
}

// Unidentified is text that reads like licence terms and matches nothing known.
type Unidentified struct {
	Text    string `json:"text"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Line    int    `json:"line"`
	EndLine int    `json:"end_line"`
}

// Pointer is a sentence that sends the reader elsewhere for the terms.
type Pointer struct {
	Target string `json:"target"`          // as written
	Path   string `json:"path,omitempty"`  // the row it resolves to; empty: it dangles
	Meant  string `json:"meant,omitempty"` // of one that dangles: the licence file that must be meant
	Text   string `json:"text"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Line   int    `json:"line"`

	Alternative bool `json:"alternative,omitempty"` // it may be taken in the place of the one before it
}

// Copyright is one statement, verbatim, with its parts.
type Copyright struct {
	Text   string `json:"text"`
	Holder string `json:"holder,omitempty"`
	Years  string `json:"years,omitempty"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Line   int    `json:"line"`
}

// Secret is a private key or access token. Its words stand nowhere: Hash is the beginning of their SHA-256.
type Secret struct {
	Kind string `json:"kind"` // in words, as "RSA private key"
	Line int    `json:"line"`
	Hash string `json:"hash"` // 8 hex digits
}

// Snippet is a part of a file that its marks (SPDX-SnippetBegin) set apart, with the
// terms that stand in it.
type Snippet struct {
	Expression string   `json:"expression,omitempty"`
	Copyrights []string `json:"copyrights,omitempty"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Line       int      `json:"line"`
	EndLine    int      `json:"end_line"`
}

// CopyrightTexts are the statements about the file, each once: its own and those that
// a sidecar or an annotation makes for it.
func (f *File) CopyrightTexts() []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, c := range f.Copyrights {
		add(c.Text)
	}
	for _, t := range f.Inherited {
		for _, s := range t.Copyrights {
			add(s)
		}
	}
	return out
}

// InheritedTerms are terms that apply to a file from elsewhere.
type InheritedTerms struct {
	Expression string `json:"expression"`
	From       string `json:"from"`           // path
	Line       int    `json:"line,omitempty"` // there, where one line says so
	Why        string `json:"why"`
	// Copyrights are statements made there for this file: of a sidecar, of REUSE.toml.
	Copyrights []string `json:"copyrights,omitempty"`
}

// Conclusion is what a rule or a person makes of evidence. Expression is
// NOASSERTION, with the Reason, wherever the evidence does not carry more.
type Conclusion struct {
	Expression string `json:"expression"`
	By         string `json:"by"` // "rule …" or a person
	Reason     string `json:"reason,omitempty"`
	Date       string `json:"date,omitempty"`
}

// Package is a component: the root, a workspace member, a dependency, a copy.
type Package struct {
	ID             string     `json:"id"`
	PURL           string     `json:"purl,omitempty"`
	Name           string     `json:"name"`
	Version        string     `json:"version,omitempty"`     // a version, never a range
	Requirement    string     `json:"requirement,omitempty"` // what a manifest asks for
	Kind           string     `json:"kind"`                  // see the Kind constants
	Ecosystem      string     `json:"ecosystem,omitempty"`
	Supplier       string     `json:"supplier,omitempty"`
	Originator     string     `json:"originator,omitempty"`
	Origin         *Origin    `json:"origin,omitempty"`
	Hashes         []Hash     `json:"hashes,omitempty"`
	Declared       Claim      `json:"declared"`
	Detected       Claim      `json:"detected"`
	Concluded      Conclusion `json:"concluded"`
	Modified       string     `json:"modified,omitempty"` // yes no unknown
	ModifiedReason string     `json:"modifiedReason,omitempty"`
	Files          []string   `json:"files,omitempty"` // path prefixes of the tree that make it up
	Locations      []Location `json:"locations,omitempty"`
	Unresolved     string     `json:"unresolved,omitempty"` // why a licence or version is not known
}

// The kinds of package.
const (
	KindRoot       = "root"
	KindWorkspace  = "workspace"
	KindDependency = "dependency"
	KindVendored   = "vendored"
	KindSubmodule  = "submodule"
	KindArchive    = "archive"
	KindTool       = "tool"
	KindBaseImage  = "base-image"
	KindSystem     = "system"
)

// Origin is where a package comes from, as far as the tree says so.
type Origin struct {
	URL    string `json:"url,omitempty"`
	VCS    string `json:"vcs,omitempty"`
	Commit string `json:"commit,omitempty"`
}

// Hash is a digest in lower-case hex. Of says of which bytes: "distribution" for
// the archive that a registry serves, "go-h1" for a Go module's directory hash.
type Hash struct {
	Alg   string `json:"alg"` // sha1 sha256 sha384 sha512 md5 …
	Value string `json:"value"`
	Of    string `json:"of,omitempty"`
}

// Claim is a licence expression and who makes it.
type Claim struct {
	Expression string `json:"expression,omitempty"`
	Source     string `json:"source,omitempty"`
}

// Location is a place in the tree. Line 0 means the file as a whole.
type Location struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	EndLine int    `json:"end_line,omitempty"`
}

// The relations of an edge.
const (
	RelRuntime  = "runtime"
	RelDev      = "dev"
	RelTest     = "test"
	RelBuild    = "build-tool"
	RelOptional = "optional"
	RelPeer     = "peer"
	RelStatic   = "static"
	RelDynamic  = "dynamic"
	RelHeader   = "header"
	RelInclude  = "include"
	RelVendored = "vendored"
	RelData     = "data"
	RelDoc      = "doc"
)

// Dependency is an edge between two package ids.
type Dependency struct {
	From        string     `json:"from"`
	To          string     `json:"to"`
	Relation    string     `json:"relation"`
	Scope       string     `json:"scope,omitempty"`       // direct, transitive
	Requirement string     `json:"requirement,omitempty"` // what From asks for, as its manifest writes it
	Condition   string     `json:"condition,omitempty"`
	Locations   []Location `json:"locations,omitempty"`
}

// The kinds of finding: facts that need attention, before any policy.
const (
	FindNoLicense         = "no-license"
	FindUnidentified      = "unidentified-license"
	FindClause            = "restrictive-clause"
	FindConflict          = "license-conflict"
	FindUndeclared        = "undeclared-license"
	FindDanglingPointer   = "dangling-pointer"
	FindInvalidExpression = "invalid-expression"
	FindUnread            = "unread-file"
	FindManifest          = "unread-manifest"
	FindUnresolved        = "unresolved-dependencies"
	FindSecret            = "secret"
	FindTextMismatch      = "license-text-mismatch" // a file of LICENSES that is not the text that it is named after
	FindSBOM              = "invalid-sbom"          // of a document in the tree: what its format does not allow
	FindStale             = "stale-document"        // an SBOM or a directory of artefacts that was made of another state of the tree
	FindNoTerms           = "no-terms"              // files that no licence applies to, in a tree that has one
)

// Finding is one fact. What repeats is aggregated: Count says how often,
// Locations name the first places, Path the directory that holds them all.
type Finding struct {
	ID          string     `json:"id"` // kind and a hash of the subject, never of line numbers
	Kind        string     `json:"kind"`
	Path        string     `json:"path,omitempty"`
	Line        int        `json:"line,omitempty"`
	EndLine     int        `json:"end_line,omitempty"`
	Package     string     `json:"package,omitempty"`
	Facet       string     `json:"facet,omitempty"` // of a clause; "failed" or "unsupported" of a manifest; Limited
	Expressions []string   `json:"expressions,omitempty"`
	Text        string     `json:"text,omitempty"` // the words themselves
	Reason      string     `json:"reason,omitempty"`
	Count       int        `json:"count"`
	Locations   []Location `json:"locations,omitempty"`
}

// Limited is the facet of unidentified terms that hold a clause which takes something away: that finding speaks of them too.
const Limited = "limited"

// FindingID is the id of a finding: its kind and a hash of what it is about.
func FindingID(kind string, subject ...string) string {
	sum := sha256.Sum256([]byte(kind + "\x00" + strings.Join(subject, "\x00")))
	return kind + "-" + hex.EncodeToString(sum[:6])
}

// Usage counts the files of one directory with the same licence evidence: their own, or
// where they have none, what REUSE.toml states for them.
// Rules about licences look here and need no file rows.
type Usage struct {
	Path       string `json:"path"` // directory, "." for the root
	Expression string `json:"expression"`
	Files      int    `json:"files"`
	First      string `json:"first"` // path of the first such file
	Line       int    `json:"line"`
	Collected  bool   `json:"collected,omitempty"` // texts of others' licences, gathered in the directory
}

// Summary counts rows by status and holds the aggregates.
type Summary struct {
	Files           int            `json:"files"`
	Bytes           int64          `json:"bytes"`
	Read            int            `json:"read"`
	Partial         int            `json:"partial"`
	Unsupported     int            `json:"unsupported"`
	UnsupportedKind map[string]int `json:"unsupportedKinds,omitempty"`
	Failed          int            `json:"failed"`
	OverBudget      int            `json:"overBudget"`
	WithLicense     int            `json:"withLicense"` // own evidence in the file
	WithCopyright   int            `json:"withCopyright"`
	DeclaredRoot    string         `json:"declaredRoot"` // what the tree says of itself, empty if nothing
	DeclaredFrom    []Location     `json:"declaredFrom,omitempty"`
	Conflicts       int            `json:"conflicts"`
	Usages          []Usage        `json:"usages,omitempty"`
	// Texts are the licences whose text stands in the tree, without -only and -or-later.
	Texts []string `json:"texts,omitempty"`
}

// Incomplete reports whether a file or manifest could not be examined. Whether somebody answers
// for that, the decision tells: see Decision.Unexamined of package policy.
func (inv *Inventory) Incomplete() bool {
	if inv.Summary.Failed+inv.Summary.OverBudget > 0 {
		return true
	}
	for _, f := range inv.Findings {
		if f.Kind == FindManifest && f.Facet == StatusFailed {
			return true
		}
	}
	return false
}

// Components is a digest of what notices are made of: the packages and the licences of all. It
// does not change with the words, lines or places of files.
func (inv *Inventory) Components() string {
	var lines []string
	for _, p := range inv.Packages {
		if p.Kind != KindRoot {
			lines = append(lines, strings.Join([]string{"package", p.ID, p.Version, p.Declared.Expression, p.Detected.Expression, p.Concluded.Expression}, "\x00"))
		}
	}
	lines = append(lines, "root\x00"+inv.Summary.DeclaredRoot)
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Package license finds licences in bytes: texts, notices, tags, references,
// the clauses that change what a licence grants, and words that read like
// terms and match nothing known. It knows nothing of files or repositories.
//
// A text goes through these stages. The prefilter picks the regions near words
// that terms cannot do without: of code the comments that they stand in. A region whose bytes were read before has the same findings. The tokeniser of package words makes them comparable.
// A hash of all words knows verbatim texts. Shingles find candidates in the embedded
// index (package index), which are aligned word by word; the best one of the same words is
// kept, with what is missing and what is extra, and licensecheck judges whether an alignment
// without a difference is exact. The grammar reads names, versions, choices, exceptions and
// addresses in what no text covers, and in what was put into a text. Phrases find clauses,
// pointers, and terms that are none of all that.
package license

// How a match was found, strongest first. See inventory for the meaning.
const (
	Exact     = "exact"
	Tag       = "tag"
	Variant   = "variant"
	Reference = "reference"
	Clue      = "clue"
)

// Match is one licence found in a text. Start and End are byte offsets into the
// scanned bytes.
//
// Matches that a text joins share an expression: each of two licences that are
// offered side by side has "A OR B", a licence and the text of an exception to it have "A
// WITH X". An exception that belongs to no licence of the text stands as its bare id. A
// name that has several versions and says none is "LicenseRef-" and the name, but for
// GNU names, which mean any version.
type Match struct {
	Expression string // SPDX expression, ids in the list's spelling, deprecated ones as found
	How        string
	Coverage   float64 // share of the template's required words that is there
	Start, End int
	Template   string  // the text or notice matched against, for texts
	Missing    []Words // words of the template that are not there; At is a word index of the template
	Extra      []Words // words that the template does not have; At is a byte offset
}

// Words are words on one side only.
type Words struct {
	Words string
	At    int
}

// Clause is a passage that grants or takes away beside the licence.
type Clause struct {
	Facet      string
	Start, End int
}

// Span is a passage.
type Span struct{ Start, End int }

// Pointer is a sentence that sends the reader to another place for the terms.
type Pointer struct {
	Target      string // a file name as written, or the words for it
	Start, End  int
	Alternative bool // "or": the reader may take this one in the place of the one before it
	like        bool // "under the same license as" a project
}

// Result is everything found in one text, each list in order of Start.
type Result struct {
	Matches      []Match
	Clauses      []Clause
	Unidentified []Span
	Pointers     []Pointer
	Invalid      []Span // tags whose expression does not parse or names unknown ids
}

// The facets of clauses.
const (
	PatentGrant      = "patent-grant"
	PatentReserved   = "patent-reserved"
	ResearchOnly     = "research-only"
	NonCommercial    = "non-commercial"
	FieldOfUse       = "field-of-use"
	NoModification   = "no-modification"
	NoRedistribution = "no-redistribution"
	Revocable        = "revocable"
	Confidential     = "confidential"
	NoGrant          = "no-grant" // all rights reserved, without any grant
	NotSold          = "not-sold"
	Export           = "export"
)

package scanner

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/licit-compliance/licit/scanner/copyright"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// The budgets of one file. Text beyond maxText is a row that says so; other
// kinds are hashed, up to maxHashed, and the text inside them is looked for in the first maxText bytes.
const (
	maxText   = 32 << 20
	maxHashed = 8 << 30
	maxQuoted = 400     // bytes of words quoted for a match
	maxClause = 1200    // bytes of words quoted for a clause or unidentified terms
	maxPieces = 2000    // pieces of evidence of one sort in one file, from which on those are left out that repeat one
	maxNew    = 10_000  // such pieces in all
	maxKept   = 4 << 20 // bytes of a buffer that is kept for the next file
)

// examiner turns entries into rows. Each worker has its own.
type examiner struct {
	engine       *license.Engine
	copies       *vendored.Finder
	buf          []byte
	sha1, sha256 hash.Hash
	blob         hash.Hash // of the entry that git knows by its id, where tracking asks for it
	tracking     bool
	large        *sync.Mutex // held while a text larger than maxKept is in memory
	// keep reports whether the content is wanted as a manifest; without data, whether it may be.
	keep func(path string, data []byte) bool
}

func newExaminer(engine *license.Engine, copies *vendored.Finder, large *sync.Mutex, keep func(string, []byte) bool) *examiner {
	return &examiner{engine: engine, copies: copies, sha1: sha1.New(), sha256: sha256.New(), keep: keep, large: large}
}

// examined is a row and, where it is a manifest, a copy of its bytes.
type examined struct {
	row      *inventory.File
	manifest []byte
	includes []ecosystem.Include
	clues    []vendored.Clue
	order    int    // of the entry in the walk
	isBlob   bool   // the bytes are those of the entry's blob id
	kept     record // for the next scan
}

// row returns the row of an entry. It never fails: what goes wrong is the row's status.
func (x *examiner) row(e source.Entry) examined {
	defer x.settle()
	row := &inventory.File{Path: source.Printable(e.Path), Mode: inventory.ModeFile, Size: max(e.Size, 0), Status: inventory.StatusRead}
	switch e.Kind {
	case source.Symlink:
		row.Mode, row.Kind, row.Target = inventory.ModeSymlink, "symlink", source.Printable(e.Target)
	case source.Gitlink:
		row.Mode, row.Kind, row.Target = inventory.ModeGitlink, "gitlink", e.Target
	case source.Device:
		row.Mode, row.Kind = inventory.ModeDevice, "device"
		row.Status, row.StatusReason = inventory.StatusUnsupported, "a device, socket or pipe is never opened"
	}
	switch {
	case e.Err != nil:
		row.Status, row.StatusReason = inventory.StatusFailed, e.Err.Error()
		if e.OverBudget {
			row.Status = inventory.StatusOverBudget
		}
		if row.Kind == "" {
			row.Kind = "unknown"
		}
		return examined{row: row}
	case e.Kind != source.File:
		return examined{row: row}
	}
	data, binary, err := x.read(e, row)
	if err != nil {
		row.Status, row.StatusReason = inventory.StatusFailed, err.Error()
		if row.Kind == "" {
			row.Kind = "unknown"
		}
		return examined{row: row}
	}
	out := examined{row: row, isBlob: x.blob != nil && string(x.blob.Sum(nil)) == e.Blob}
	if data == nil {
		if len(binary) <= vendored.MaxBinary {
			out.clues = vendored.LookBinary(row.Path, row.Kind, binary)
		}
		if binary != nil && hasText(row.Kind, binary) { // last, for it changes the bytes
			x.detectInside(binary, row)
		}
		return out
	}
	out.includes, out.clues = ecosystem.FindIncludes(row.Path, data), x.copies.Look(row.Path, data)
	row.Generated = vendored.Made(row.Path, data)
	if x.keep(row.Path, data) {
		out.manifest = bytes.Clone(data)
	}
	if lfsPointer(data) {
		row.Mode, row.Status = inventory.ModeLFS, inventory.StatusUnsupported
		row.StatusReason = "a Git LFS pointer: the content is not in this tree; run git lfs pull and scan again"
		return out
	}
	x.detect(data, row)
	if speaksOfOthers(row.Path, data) {
		mentions(row)
	}
	if depth0(row.Path) && speaksOfParts(row.Path) {
		row.Named = named(data)
		if roleOf(row.Path, func(string) bool { return false }) == readme {
			row.Parts = partsOf(data, row)
		}
	}
	if path.Base(row.Path) == "REUSE.toml" {
		ownTags(row, data)
	}
	return out
}

// settle ends the work on a file: a large one leaves no memory behind, and lets the next in.
func (x *examiner) settle() {
	if len(x.buf) > maxKept {
		x.buf = nil
		x.large.Unlock()
	}
}

// grow makes room for more bytes of a text; size is what the tree says of it. Of all workers
// one at a time holds a large one.
func (x *examiner) grow(size int64) {
	n := min(max(2*len(x.buf), int(min(size, maxText))+1), maxText+1)
	if n > maxKept && len(x.buf) <= maxKept {
		x.large.Lock()
	}
	x.buf = append(make([]byte, 0, n), x.buf...)[:n]
}

// speaksOfOthers reports whether a file lists the licences of other things: a
// lock file, a snapshot of ours, an SBOM. They license nothing here.
func speaksOfOthers(p string, data []byte) bool {
	base := strings.ToLower(path.Base(p))
	switch base {
	case registry.SnapshotName, "dep5", "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "composer.lock", "poetry.lock", "uv.lock", "pdm.lock",
		"pipfile.lock", "pylock.toml", "cargo.lock", "go.sum", "gemfile.lock", "packages.lock.json", "gradle.lockfile", "package.resolved", "pubspec.lock", "mix.lock":
		return true
	}
	start := data[:min(len(data), 2048)]
	return p == "debian/copyright" && bytes.Contains(start, []byte("copyright-format")) || bytes.Contains(start, []byte(`"spdxVersion"`)) || bytes.Contains(start, []byte(`"bomFormat"`)) || bytes.Contains(start, []byte("://spdx.org/rdf/3.")) || bytes.HasPrefix(start, []byte("SPDXVersion:")) ||
		bytes.Contains(start, []byte(`"licenseListVersion"`))
}

// mentions turns a row's licence evidence into clues.
func mentions(row *inventory.File) {
	for i := range row.Licenses {
		row.Licenses[i].How = inventory.HowClue
	}
	row.Clauses, row.Unidentified, row.Pointers, row.Invalid = nil, nil, nil, nil
}

// read hashes the entry's content into row and returns it where it is text to be
// examined, or something else that is looked into. The bytes are valid until the next call.
func (x *examiner) read(e source.Entry, row *inventory.File) (text, binary []byte, err error) {
	rc, err := e.Open()
	if err != nil {
		return nil, nil, err
	}
	defer rc.Close()
	if x.buf == nil {
		x.buf = make([]byte, 256<<10)
	}
	n, err := io.ReadFull(rc, x.buf)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, nil, err
	}
	whole := err != nil
	row.Kind = classify(x.buf[:n])
	packed := row.Kind == "font" || bytes.HasPrefix(x.buf[:n], []byte("PK\x03\x04"))
	inside := hasText(row.Kind, x.buf[:n])
	// A larger one is only hashed; of a binary the beginning is looked into.
	if (row.Kind == "text" && e.Size <= maxText || packed && e.Size <= vendored.MaxBinary || inside) && !whole {
		for n < maxText+1 {
			if n == len(x.buf) {
				x.grow(e.Size)
			}
			m, err := rc.Read(x.buf[n:])
			n += m
			if errors.Is(err, io.EOF) {
				whole = true
				break
			}
			if err != nil {
				return nil, nil, err
			}
		}
	}
	x.sha1.Reset()
	x.sha256.Reset()
	x.sha1.Write(x.buf[:n])
	x.sha256.Write(x.buf[:n])
	hashes := []io.Writer{x.sha1, x.sha256}
	if x.blob = nil; x.tracking && e.Blob != "" {
		x.blob = blobHash(e)
		x.blob.Write(x.buf[:n])
		hashes = append(hashes, x.blob)
	}
	size := int64(n)
	if !whole {
		rest, err := io.Copy(io.MultiWriter(hashes...), io.LimitReader(rc, maxHashed))
		if err != nil {
			return nil, nil, err
		}
		size += rest
		if rest == maxHashed {
			row.Status, row.StatusReason = inventory.StatusOverBudget, fmt.Sprintf("larger than the %d GiB that licit reads of one file", maxHashed>>30)
			return nil, nil, nil
		}
	}
	row.Size = size
	row.SHA1 = hex.EncodeToString(x.sha1.Sum(nil))
	row.SHA256 = hex.EncodeToString(x.sha256.Sum(nil))
	if row.Kind == "empty" {
		return nil, nil, nil
	}
	if row.Kind != "text" {
		row.Status, row.StatusReason = inventory.StatusUnsupported, "licit does not look into this kind yet: "+row.Kind
		if inside || packed && whole && n <= vendored.MaxBinary {
			return nil, x.buf[:min(n, maxText)], nil
		}
		return nil, nil, nil
	}
	if !whole || n > maxText {
		row.Status, row.StatusReason = inventory.StatusOverBudget, fmt.Sprintf("text of %d bytes, over the budget of %d MiB", size, maxText>>20)
		return nil, nil, nil
	}
	return x.buf[:n], nil, nil
}

// blobHash begins git's id of an entry that has one.
func blobHash(e source.Entry) hash.Hash {
	h := sha1.New()
	if len(e.Blob) == sha256.Size {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", e.Size)
	return h
}

var lfsStart = []byte("version https://git-lfs.github.com/spec/v1\n")

func lfsPointer(data []byte) bool {
	return len(data) < 1024 && bytes.HasPrefix(data, lfsStart) && bytes.Contains(data, []byte("\noid sha256:"))
}

// maxTermsText is how much of a licence file of unknown terms is kept, in bytes: an SBOM gives it as the text of the licence.
const maxTermsText = 16 << 10

// wholeTerms gives the passages of a licence file that begins with terms which match no known licence: all words before the first known
// licence are one.
func wholeTerms(name string, data []byte, found license.Result) ([]license.Span, bool) {
	if len(found.Unidentified) == 0 || roleOf(name, func(string) bool { return false }) != licenceFile {
		return nil, false
	}
	end := len(bytes.TrimRight(data, " \t\r\n"))
	for _, m := range found.Matches {
		if m.How != license.Clue {
			end = min(end, m.Start)
		}
	}
	if found.Unidentified[0].Start >= end {
		return nil, false
	}
	spans := []license.Span{{Start: len(data) - len(bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")), End: end}}
	for _, u := range found.Unidentified {
		if u.Start >= end {
			spans = append(spans, u)
		}
	}
	return spans, true
}

// detect fills the evidence of a text file.
func (x *examiner) detect(data []byte, row *inventory.File) {
	if order := utf16Order(data); order != 0 {
		data = decodeUTF16(data, order)
	}
	at := lines{data: data}
	found := x.engine.Scan(data)
	if body := messages(row.Path, data); body >= 0 {
		spokenOf(&found, body)
	}
	notices, repeated := statements(data)
	if row.Kind != "text" && len(found.Matches)+len(notices) > 0 { // what textRuns blanked, for quotations
		for i, c := range data {
			if c == 0 {
				data[i] = ' '
			}
		}
	}
	past := len(found.Matches)+len(found.Pointers) > 0 && (tellsHistory(row.Path) || judgesOthers(row.Path) || answersQuestions(row.Path))
	tried := testCode(row.Path)
	for _, m := range head(counting(found.Matches), row, func(m license.Match) string { return m.How + m.Expression }) {
		if m.How == license.Reference && (past && !ofThisFile(data, m.Start, m.End) || tried && valueOfField(data, m)) {
			m.How = license.Clue
		}
		row.Licenses = append(row.Licenses, inventory.License{
			Expression: m.Expression, How: m.How, Coverage: m.Coverage, Start: m.Start, End: m.End,
			Line: at.at(m.Start), EndLine: at.last(m.End), Text: quote(data[m.Start:m.End], maxQuoted), Template: m.Template,
			Missing: words(m.Missing, nil), Extra: words(m.Extra, &at),
		})
	}
	passage := func(s license.Span) string { return string(data[s.Start:s.End]) }
	for _, c := range head(found.Clauses, row, func(c license.Clause) string { return c.Facet + string(data[c.Start:c.End]) }) {
		row.Clauses = append(row.Clauses, inventory.Clause{
			Facet: c.Facet, Text: quote(data[c.Start:c.End], maxClause), Start: c.Start, End: c.End, Line: at.at(c.Start), EndLine: at.last(c.End),
		})
	}
	unknown, most := found.Unidentified, maxClause
	if whole, ok := wholeTerms(row.Path, data, found); ok {
		unknown, most = whole, maxTermsText
	}
	for _, u := range head(unknown, row, passage) {
		if past && !ofThisFile(data, u.Start, u.End) {
			continue
		}
		row.Unidentified = append(row.Unidentified, inventory.Unidentified{
			Text: quote(data[u.Start:u.End], most), Start: u.Start, End: u.End, Line: at.at(u.Start), EndLine: at.last(u.End),
		})
	}
	for _, u := range head(found.Invalid, row, passage) {
		row.Invalid = append(row.Invalid, inventory.Unidentified{
			Text: quote(data[u.Start:u.End], maxQuoted), Start: u.Start, End: u.End, Line: at.at(u.Start), EndLine: at.last(u.End),
		})
	}
	for _, p := range head(found.Pointers, row, func(p license.Pointer) string { return p.Target }) {
		if past || within(found.Matches, p.Start, p.End) {
			continue // a licence text speaks of its own NOTICE or exhibits, a change log of what once was
		}
		row.Pointers = append(row.Pointers, inventory.Pointer{
			Target: p.Target, Text: quote(data[p.Start:p.End], maxQuoted), Start: p.Start, End: p.End, Line: at.at(p.Start), Alternative: p.Alternative,
		})
	}
	for _, n := range bounded(notices, repeated, row) {
		row.Copyrights = append(row.Copyrights, inventory.Copyright{
			Text: quote(data[n.Start:n.End], maxQuoted), Holder: n.Holder, Years: n.Years, Start: n.Start, End: n.End, Line: at.at(n.Start),
		})
	}
	row.Secrets = secrets(data, at.at)
	if slices.ContainsFunc(found.Matches, func(m license.Match) bool { return m.How == license.Tag }) {
		row.Snippets = snippets(data, row, &at)
	}
}

// messages is where the messages of a catalogue of translations begin, behind the header that has its own terms; -1 of another file.
func messages(file string, data []byte) int {
	if ext := strings.ToLower(path.Ext(file)); ext != ".po" && ext != ".pot" {
		return -1
	}
	key, at := []byte("\nmsgid "), 0
	for range 2 { // the first is empty and has the header
		i := bytes.Index(data[at:], key)
		if i < 0 {
			return -1
		}
		at += i + len(key)
	}
	return at
}

// spokenOf makes mentions of the licences behind a place, and drops the terms there: a program says them to its users.
func spokenOf(found *license.Result, from int) {
	for i := range found.Matches {
		if m := &found.Matches[i]; m.Start >= from && m.How != license.Tag {
			m.How = license.Clue
		}
	}
	found.Clauses = slices.DeleteFunc(found.Clauses, func(c license.Clause) bool { return c.Start >= from })
	found.Unidentified = slices.DeleteFunc(found.Unidentified, func(s license.Span) bool { return s.Start >= from })
	found.Pointers = slices.DeleteFunc(found.Pointers, func(p license.Pointer) bool { return p.Start >= from })
}

// ofThisFile reports whether a passage, or the words before it, speaks of the file that it stands in: a change log may have a notice of its own.
func ofThisFile(data []byte, start, end int) bool {
	before := bytes.ToLower(data[max(0, start-thisReach):end])
	return bytes.Contains(before, []byte("this file")) || bytes.Contains(before, []byte("this document"))
}

// thisReach is how far before a licence's name "this file" may stand, in bytes.
const thisReach = 160

// valueOfField reports whether a match is the value of a field of a manifest, in quotation marks: `license = "MIT"`.
func valueOfField(data []byte, m license.Match) bool {
	return fieldOfManifest().Match(data[max(0, m.Start-fieldReach):m.Start])
}

var fieldOfManifest = lazily.Regexp(`(?i)licen[cs]e\W{0,4}[:=]\s*\\?["']$`)

// fieldReach is how far before its value such a field may begin, in bytes.
const fieldReach = 24

// snippets are the marked parts of a file, each with the terms in it.
func snippets(data []byte, row *inventory.File, at *lines) []inventory.Snippet {
	var out []inventory.Snippet
	for _, s := range license.Snippets(data) {
		n := inventory.Snippet{Start: s.Start, End: s.End, Line: at.at(s.Start), EndLine: at.last(s.End)}
		var inside []inventory.License
		for _, l := range row.Licenses {
			if s.Start <= l.Start && l.End <= s.End {
				inside = append(inside, l)
			}
		}
		expr, _ := detected(inside)
		n.Expression = expr.String()
		for _, c := range row.Copyrights {
			if s.Start <= c.Start && c.End <= s.End {
				n.Copyrights = append(n.Copyrights, c.Text)
			}
		}
		out = append(out, n)
	}
	return out
}

// statements finds the statements of copyright, one more than are listed at most, and how many were left out that repeat one of them.
func statements(data []byte) (list []copyright.Notice, repeated int) {
	var said map[string]bool
	for n := range copyright.All(data) {
		if len(list) == maxPieces && said == nil {
			said = map[string]bool{}
			for _, n := range list {
				said[string(data[n.Start:n.End])] = true
			}
		}
		if said != nil {
			if words := string(data[n.Start:n.End]); said[words] {
				repeated++
				continue
			} else {
				said[words] = true
			}
		}
		if list = append(list, n); len(list) > maxNew {
			break
		}
	}
	return list, repeated
}

// within reports whether a passage lies inside the text of an identified licence.
func within(matches []license.Match, start, end int) bool {
	for _, m := range matches {
		if (m.How == license.Exact || m.How == license.Variant) && m.Start <= start && end <= m.End {
			return true
		}
	}
	return false
}

// counting leaves out what licenses nothing, where a text mentions more than a row holds.
func counting(matches []license.Match) []license.Match {
	if len(matches) <= maxPieces {
		return matches
	}
	return slices.DeleteFunc(matches, func(m license.Match) bool { return m.How == license.Clue })
}

// head bounds the pieces of evidence of one sort: of many, those are left out that say what one before them says, and what is cut beyond that makes
// the row partial.
func head[T any](pieces []T, row *inventory.File, says func(T) string) []T {
	if len(pieces) <= maxPieces {
		return pieces
	}
	said := map[string]bool{}
	for _, p := range pieces[:maxPieces] {
		said[says(p)] = true
	}
	kept := slices.Clone(pieces[:maxPieces])
	for _, p := range pieces[maxPieces:] {
		if s := says(p); !said[s] {
			said[s] = true
			kept = append(kept, p)
		}
	}
	return bounded(kept, len(pieces)-len(kept), row)
}

// bounded bounds what is listed of one sort, and says in the row that some is not.
func bounded[T any](pieces []T, repeated int, row *inventory.File) []T {
	if len(pieces) > maxNew {
		row.Status = inventory.StatusPartial
		row.StatusReason = fmt.Sprintf("more than %d pieces of evidence of one sort; the rest is not listed", maxNew)
		return pieces[:maxNew]
	}
	if repeated > 0 && row.StatusReason == "" {
		row.StatusReason = fmt.Sprintf("%d pieces of evidence that repeat others of the file are not listed", repeated)
	}
	return pieces
}

func words(list []license.Words, at *lines) []inventory.Words {
	var out []inventory.Words
	for _, w := range list {
		row := inventory.Words{Words: w.Words, At: w.At}
		if at != nil {
			row.Line = at.at(w.At)
		}
		out = append(out, row)
	}
	return out
}

// Package programme says what stands for each verification material of ISO/IEC 5230:2020: what licit
// makes, what lies in the tree, and what people have answered in programme.yaml. Assess is pure:
// the same inventory, decision, programme and day give the same materials. It never says that a programme
// conforms; people affirm that.
package programme

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// FileName is where a repository keeps the answers of people.
const FileName = "programme.yaml"

// Programme is what people say of their programme, as programme.yaml holds it.
type Programme struct {
	Version      int             `yaml:"version"` // of the file form: 1
	Organisation string          `yaml:"organisation"`
	Scope        Scope           `yaml:"scope"`
	Contacts     []Contact       `yaml:"contacts"`
	Roles        []Role          `yaml:"roles"`
	Answers      []Answer        `yaml:"answers"`
	Licenses     []LicenseReview `yaml:"licenses"`
	Affirmation  Signed          `yaml:"affirmation"`

	Name   string `yaml:"-"` // of the file
	Digest string `yaml:"-"` // "sha256:" and the hash of the file
}

// Signed is who said something, when, and the document that holds it: a link, or a file of the
// tree with its hash, or words.
type Signed struct {
	By     string `yaml:"by" json:"by,omitempty"`     // a function rather than a person
	Date   string `yaml:"date" json:"date,omitempty"` // 2026-11-22
	Link   string `yaml:"link" json:"link,omitempty"`
	File   string `yaml:"file" json:"file,omitempty"`     // path in the tree
	SHA256 string `yaml:"sha256" json:"sha256,omitempty"` // of that file
	Note   string `yaml:"note" json:"note,omitempty"`
}

// Scope is what the programme covers.
type Scope struct {
	Statement    string   `yaml:"statement"`
	Repositories []string `yaml:"repositories"` // addresses; may hold *
	Limits       []Limit  `yaml:"limits"`
	By           string   `yaml:"by"`
	Date         string   `yaml:"date"`
	Link         string   `yaml:"link"`
	File         string   `yaml:"file"`
	SHA256       string   `yaml:"sha256"`
}

// Limit is a part that the programme does not cover, and why.
type Limit struct {
	Path   string `yaml:"path" json:"path"`
	Reason string `yaml:"reason" json:"reason"`
}

// Contact is a public address.
type Contact struct {
	For     string `yaml:"for" json:"for"`         // licences, security, other
	Address string `yaml:"address" json:"address"` // mailto:, https: or a plain e-mail address
}

// Role is a role, who holds it, and its duties.
type Role struct {
	Role   string `yaml:"role" json:"role"`
	Holder string `yaml:"holder" json:"holder"`
	Duties string `yaml:"duties" json:"duties,omitempty"`
}

// Answer is what a person said of one material.
type Answer struct {
	Material      string `yaml:"material"`
	By            string `yaml:"by"`
	Date          string `yaml:"date"`
	Link          string `yaml:"link"`
	File          string `yaml:"file"`
	SHA256        string `yaml:"sha256"`
	Note          string `yaml:"note"`
	NotApplicable string `yaml:"not_applicable"` // the reason
}

func (a Answer) signed() Signed {
	return Signed{By: a.By, Date: a.Date, Link: a.Link, File: a.File, SHA256: a.SHA256, Note: a.Note}
}

// LicenseReview says who read what a licence asks.
type LicenseReview struct {
	ID   string `yaml:"id" json:"id"`
	By   string `yaml:"by" json:"by"`
	Date string `yaml:"date" json:"date"`
	Link string `yaml:"link" json:"link,omitempty"`
	Note string `yaml:"note" json:"note,omitempty"`
}

// maxProgramme bounds the bytes of programme.yaml.
const maxProgramme = 4 << 20

// Load reads a programme file.
func Load(name string) (*Programme, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("programme: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxProgramme+1))
	if err != nil {
		return nil, fmt.Errorf("programme %s: %w", name, err)
	}
	return Parse(name, data)
}

var hexDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Parse reads a programme from bytes, strictly: every error has name, line and column.
func Parse(name string, data []byte) (*Programme, error) {
	if len(data) > maxProgramme {
		return nil, fmt.Errorf("programme %s: more than the %d MiB that it may have", name, maxProgramme>>20)
	}
	p := &Programme{Name: name}
	at, err := policy.Strict("programme", name, data, p)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	p.Digest = "sha256:" + hex.EncodeToString(sum[:])
	if p.Version != 1 {
		return nil, at([]any{"version"}, "version is %d, this licit reads version: 1", p.Version)
	}
	return p, p.check(at)
}

func (p *Programme) check(at policy.Place) error {
	var errs []error
	bad := func(place []any, format string, args ...any) { errs = append(errs, at(place, format, args...)) }
	key := func(place []any, k string) []any { return append(append([]any(nil), place...), k) }
	needed := func(place []any, got, k string) {
		if strings.TrimSpace(got) == "" {
			bad(place, "no %s", k)
		}
	}
	signed := func(place []any, s Signed) {
		needed(place, s.By, "by")
		if _, err := time.Parse(time.DateOnly, s.Date); err != nil {
			bad(key(place, "date"), "date is %q, want a day like 2026-11-22", s.Date)
		}
		if s.Link != "" && !address(s.Link) {
			bad(key(place, "link"), "link is %q, want https:, http: or mailto:", s.Link)
		}
		if s.File != "" && !hexDigest.MatchString(s.SHA256) {
			bad(key(place, "sha256"), "a file is pinned: sha256 is %q, want 64 hex digits", s.SHA256)
		}
		if s.File == "" && s.SHA256 != "" {
			bad(key(place, "sha256"), "sha256 of no file: give file, too")
		}
	}
	known := map[string]bool{}
	all, err := List()
	if err != nil {
		return err
	}
	for _, m := range all {
		known[m.ID] = m.Optional
	}
	if s := p.Scope; s.Statement != "" || s.By != "" || s.Date != "" || s.Link != "" || s.File != "" || len(s.Repositories)+len(s.Limits) > 0 {
		if s.Statement+s.Link+s.File == "" {
			bad([]any{"scope"}, "no statement, link or file")
		}
		signed([]any{"scope"}, s.signed())
		for i, r := range s.Repositories {
			if !doublestar.ValidatePattern(r) || r == "" {
				bad([]any{"scope", "repositories", i}, "%q is no valid pattern", r)
			}
		}
		for i, l := range s.Limits {
			needed([]any{"scope", "limits", i}, l.Path, "path")
			needed([]any{"scope", "limits", i}, l.Reason, "reason")
		}
	}
	for i, c := range p.Contacts {
		switch c.For {
		case "licences", "security", "other":
		default:
			bad([]any{"contacts", i, "for"}, "for is %q, want licences, security or other", c.For)
		}
		if !address(c.Address) && !address("mailto:"+c.Address) {
			bad([]any{"contacts", i, "address"}, "%q is neither an e-mail address nor an https address", c.Address)
		}
	}
	for i, r := range p.Roles {
		needed([]any{"roles", i}, r.Role, "role")
		needed([]any{"roles", i}, r.Holder, "holder")
	}
	seen := map[string]bool{}
	for i, a := range p.Answers {
		place := []any{"answers", i}
		optional, ok := known[a.Material]
		switch {
		case !ok:
			bad(key(place, "material"), "%q is no material; licit list materials shows them", a.Material)
		case a.Material == affirmation || a.Material == duration:
			bad(key(place, "material"), "%s is answered by the block affirmation", a.Material)
		case a.Material == scopeStatement:
			bad(key(place, "material"), "%s is answered by the block scope", a.Material)
		case seen[a.Material]:
			bad(key(place, "material"), "%s is answered twice", a.Material)
		case a.NotApplicable != "" && !optional:
			bad(key(place, "not_applicable"), "%s is asked of every programme; only what concerns contributions may be not applicable", a.Material)
		}
		seen[a.Material] = true
		signed(place, a.signed())
		if a.Link+a.File+strings.TrimSpace(a.Note)+strings.TrimSpace(a.NotApplicable) == "" {
			bad(place, "an answer needs link, file, note or not_applicable")
		}
	}
	seen = map[string]bool{}
	for i, l := range p.Licenses {
		place := []any{"licenses", i}
		if e, err := spdx.Parse(l.ID); err != nil || e.Op != spdx.Leaf || len(e.Unknown()) > 0 {
			bad(key(place, "id"), "%q is no listed id or LicenseRef", l.ID)
		}
		if seen[l.ID] {
			bad(key(place, "id"), "%s stands here twice", l.ID)
		}
		seen[l.ID] = true
		signed(place, Signed{By: l.By, Date: l.Date, Link: l.Link})
	}
	if a := p.Affirmation; a != (Signed{}) {
		signed([]any{"affirmation"}, a)
		if a.Link+a.File == "" {
			bad([]any{"affirmation"}, "an affirmation needs the link or the file of the signed document")
		}
	}
	return errors.Join(errs...)
}

func (s Scope) signed() Signed {
	return Signed{By: s.By, Date: s.Date, Link: s.Link, File: s.File, SHA256: s.SHA256, Note: s.Statement}
}

// address reports whether s is an address that people can use.
func address(s string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "https", "http":
		return u.Host != "" && u.User == nil
	case "mailto":
		a, err := mail.ParseAddress(u.Opaque)
		return err == nil && a.Address == u.Opaque && strings.Contains(u.Opaque, ".")
	}
	return false
}

// Package registry knows what package registries and the local caches of their
// clients say of a package: its licence and where that was read. Answers are
// kept in a snapshot that is committed beside the code, so that a scan
// reads the tree and nothing else.
package registry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/ecosystem"
)

// SnapshotName is the file at the root of a tree that holds the snapshot.
const SnapshotName = "licit.resolved.json"

// Snapshot is what was found out about dependencies, sorted by purl.
type Snapshot struct {
	Schema   string   `json:"schema"`
	Packages []Answer `json:"packages"`
	// Manifests are those of the tree for which something outside of it fixes versions, sorted by path.
	Manifests []ManifestAnswer `json:"manifests,omitempty"`
}

// ManifestAnswer is what a manifest of the tree requires in versions that stand elsewhere.
type ManifestAnswer struct {
	Path     string               `json:"path"`
	Requires []ecosystem.Required `json:"requires"`
	line     int
}

// Answer is what is known of one exact version.
type Answer struct {
	PURL     string   `json:"purl"`
	Declared string   `json:"declared,omitempty"`      // by the registry's or package's metadata
	Words    string   `json:"declaredWords,omitempty"` // as the package writes it, where Declared is not the same
	Detected string   `json:"detected,omitempty"`      // by our engine in the package's own files
	Exact    bool     `json:"exact"`                   // detected word for word, nothing in doubt
	Files    []string `json:"files,omitempty"`         // of the package, that Detected was read from
	Source   string   `json:"source"`                  // "Go module cache", …
	Hash     string   `json:"hash,omitempty"`          // of the package, as its ecosystem writes it
	Archive  string   `json:"archive,omitempty"`       // sha256 of its archive, where hash is of something else
	Maker    string   `json:"maker,omitempty"`         // who made it, by the package's metadata
	Date     string   `json:"date,omitempty"`          // of the answer, where it came over the network
	Reason   string   `json:"reason,omitempty"`        // why there is no answer
	Requires []string `json:"requires,omitempty"`      // purls that its manifest asks for, as they came out in this tree
	line     int
}

// ReadSnapshot reads a snapshot.
func ReadSnapshot(data []byte) (*Snapshot, error) {
	s := new(Snapshot)
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := s.read(dec, data); err != nil {
		if bytes.Contains(data, []byte("\n<<<<<<< ")) {
			err = fmt.Errorf("it holds the marks of a merge that is not settled: %w", err)
		}
		return nil, fmt.Errorf("%s, byte %d: %w; make it anew with: licit resolve", SnapshotName, dec.InputOffset(), err)
	}
	if s.Schema != "1" {
		return nil, errors.New(SnapshotName + ": schema is not \"1\"; make it anew with: licit resolve")
	}
	lines := make(map[string]int, len(s.Packages)+len(s.Manifests))
	twice := func(key string, line int) error {
		if first := lines[key]; first > 0 {
			return fmt.Errorf("%s, line %d: %q stands in line %d already, as after a merge by hand; make it anew with: licit resolve", SnapshotName, line, key, first)
		}
		lines[key] = line
		return nil
	}
	for _, a := range s.Packages {
		if err := twice(a.PURL, a.line); err != nil {
			return nil, err
		}
	}
	for _, m := range s.Manifests {
		if err := twice(m.Path, m.line); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// read decodes a snapshot and notes the lines of what it lists.
func (s *Snapshot) read(dec *json.Decoder, data []byte) error {
	open, err := dec.Token()
	if err != nil || open != json.Delim('{') {
		return cmp.Or(err, errors.New("not a JSON object"))
	}
	at, line := int64(0), 1
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		switch key {
		case "schema":
			err = dec.Decode(&s.Schema)
		case "packages", "manifests":
			err = eachElement(dec, func() error {
				for ; at < dec.InputOffset() || at < int64(len(data)) && strings.IndexByte(", \t\r\n", data[at]) >= 0; at++ {
					if data[at] == '\n' {
						line++
					}
				}
				if key == "packages" {
					a := Answer{line: line}
					err := dec.Decode(&a)
					s.Packages = append(s.Packages, a)
					return err
				}
				m := ManifestAnswer{line: line}
				err := dec.Decode(&m)
				s.Manifests = append(s.Manifests, m)
				return err
			})
		default:
			err = dec.Decode(new(json.RawMessage))
		}
		if err != nil {
			return err
		}
	}
	if _, err = dec.Token(); err != nil {
		return err
	}
	if _, err = dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more stands after the snapshot")
	}
	return nil
}

// eachElement calls read before each element of an array, or not at all for null.
func eachElement(dec *json.Decoder, read func() error) error {
	open, err := dec.Token()
	if err != nil || open == nil {
		return err
	}
	if open != json.Delim('[') {
		return errors.New("not a list")
	}
	for dec.More() {
		if err := read(); err != nil {
			return err
		}
	}
	_, err = dec.Token()
	return err
}

// Outside is what the snapshot knows of the dependencies' own dependencies; it never is nil.
func (s *Snapshot) Outside() *ecosystem.Outside {
	o := &ecosystem.Outside{Path: SnapshotName, Known: map[string]ecosystem.Found{}}
	if s == nil {
		return o
	}
	for _, a := range s.Packages {
		if len(a.Requires) == 0 {
			continue
		}
		f := ecosystem.Found{Line: a.line}
		for _, purl := range a.Requires {
			f.Requires = append(f.Requires, ecosystem.Required{PURL: purl})
		}
		o.Known[a.PURL] = f
	}
	for _, m := range s.Manifests {
		o.Known[m.Path] = ecosystem.Found{Line: m.line, Requires: m.Requires}
	}
	return o
}

// Learnt adds what manifests outside of the tree told a scan: of each package of the snapshot, and of the tree's own.
func (s *Snapshot) Learnt(o *ecosystem.Outside) {
	for i := range s.Packages {
		a := &s.Packages[i]
		for _, r := range o.Known[a.PURL].Requires {
			a.Requires = append(a.Requires, r.PURL)
		}
	}
	for key, f := range o.Known {
		if !strings.HasPrefix(key, "pkg:") {
			s.Manifests = append(s.Manifests, ManifestAnswer{Path: key, Requires: f.Requires})
		}
	}
}

// Write writes the snapshot: the same answers give the same bytes.
func (s *Snapshot) Write(w io.Writer) error {
	s.Schema = "1"
	sort.Slice(s.Packages, func(i, j int) bool { return s.Packages[i].PURL < s.Packages[j].PURL })
	sort.Slice(s.Manifests, func(i, j int) bool { return s.Manifests[i].Path < s.Manifests[j].Path })
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// ByPURL returns the answers by purl. A snapshot that is not there has none.
func (s *Snapshot) ByPURL() map[string]Answer {
	out := map[string]Answer{}
	if s == nil {
		return out
	}
	for _, a := range s.Packages {
		out[a.PURL] = a
	}
	return out
}

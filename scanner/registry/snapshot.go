// Package registry knows what package registries and the local caches of their
// clients say of a package: its licence and where that was read. Answers are
// kept in a snapshot that is committed beside the code, so that a scan
// reads the tree and nothing else.
package registry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
)

// SnapshotName is the file at the root of a tree that holds the snapshot.
const SnapshotName = "licit.resolved.json"

// Snapshot is what was found out about dependencies, sorted by purl.
type Snapshot struct {
	Schema   string   `json:"schema"`
	Packages []Answer `json:"packages"`
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
}

// ReadSnapshot reads a snapshot.
func ReadSnapshot(data []byte) (*Snapshot, error) {
	s := new(Snapshot)
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(s); err != nil {
		return nil, fmt.Errorf("%s, byte %d: %w; make it anew with: licit resolve", SnapshotName, dec.InputOffset(), err)
	}
	if s.Schema != "1" {
		return nil, errors.New(SnapshotName + ": schema is not \"1\"; make it anew with: licit resolve")
	}
	return s, nil
}

// Write writes the snapshot: the same answers give the same bytes.
func (s *Snapshot) Write(w io.Writer) error {
	s.Schema = "1"
	sort.Slice(s.Packages, func(i, j int) bool { return s.Packages[i].PURL < s.Packages[j].PURL })
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// ByPURL returns the answers by purl, of one that comes twice the first. A snapshot that
// is not there has none.
func (s *Snapshot) ByPURL() map[string]Answer {
	out := map[string]Answer{}
	if s == nil {
		return out
	}
	for _, a := range s.Packages {
		if _, ok := out[a.PURL]; !ok {
			out[a.PURL] = a
		}
	}
	return out
}

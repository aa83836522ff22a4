package registry

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// store keeps on disk what was fetched of packages: their metadata's words and licence
// files, not answers, so that a better engine needs no network. Each entry begins with
// its checksum; one that does not agree is fetched again.
type store struct {
	dir string // "" keeps nothing
	now func() time.Time
}

// entry is what one file of the store holds.
type entry struct {
	Key      string
	Date     string // of the fetch, YYYY-MM-DD
	Contents *contents
	Absent   string // why the registry has nothing
}

// maxAbsent is how long "not there" is believed, in days: a version may still be published.
const maxAbsent = 1

// key names a package at a registry, with the hashes it was compared with.
func (s store) key(registry string, p wanted) string {
	hashes, err := json.Marshal(struct {
		Registry, PURL string
		Hashes         []inventory.Hash
	}{registry, p.PURL, p.Hashes})
	if err != nil {
		return "" // strings always marshal
	}
	return "3 " + string(hashes)
}

func (s store) path(key string) string {
	name := sumOf(sha256.New(), []byte(key))
	return filepath.Join(s.dir, "registry", name[:2], name)
}

// get returns an entry that is whole and meant.
func (s store) get(key string) (entry, bool) {
	var e entry
	if s.dir == "" {
		return e, false
	}
	data, err := readBounded(s.path(key), maxPackage)
	if err != nil {
		return e, false
	}
	sum, body, ok := strings.Cut(string(data), "\n")
	have := sha256.Sum256([]byte(body))
	if !ok || sum != hex.EncodeToString(have[:]) || json.Unmarshal([]byte(body), &e) != nil || e.Key != key || e.Contents == nil && e.Absent == "" {
		return e, false
	}
	if e.Absent != "" {
		date, err := time.Parse(time.DateOnly, e.Date)
		if age := s.now().UTC().Sub(date); err != nil || age < 0 || age > (maxAbsent+1)*24*time.Hour {
			return e, false
		}
	}
	return e, true
}

// put writes an entry in one step.
func (s store) put(e entry) error {
	if s.dir == "" {
		return nil
	}
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	name := s.path(e.Key)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is left of it after the renaming
	sum := sha256.Sum256(body)
	_, err = f.WriteString(hex.EncodeToString(sum[:]) + "\n" + string(body))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}

package registry

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha1" // old lock files have nothing better
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// Budgets of one package, in bytes and members.
const (
	maxPackage  = 256 << 20 // as it is kept
	maxUnpacked = 1 << 30   // read on the way through
	maxMembers  = 200000
	maxMetadata = 8 << 20  // of one metadata file
	maxPicked   = 32 << 20 // of all metadata and licence files
)

var errBudget = errors.New("the package is larger than licit reads")

// readBounded reads a file of at most max bytes.
func readBounded(name string, max int64) ([]byte, error) {
	info, err := os.Stat(name) // before the opening, which would wait at a named pipe
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return bounded(f, max)
}

func bounded(r io.Reader, max int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, max+1))
	if err == nil && int64(len(data)) > max {
		err = errBudget
	}
	return data, err
}

// pick says which members of an archive are read. Names have "/" between their parts.
type pick func(name string) bool

// untar reads members of a gzipped tar.
func untar(data []byte, want pick) ([]file, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	limited := &io.LimitedReader{R: z, N: maxUnpacked}
	t := tar.NewReader(limited)
	var out []file
	picked := 0
	for range maxMembers {
		h, err := t.Next()
		if err == io.EOF {
			if limited.N <= 0 {
				return nil, errBudget
			}
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		name := path.Clean(h.Name)
		if h.Typeflag != tar.TypeReg || !want(name) || h.Size > maxMetadata {
			continue
		}
		data, err := bounded(t, maxMetadata)
		if err != nil {
			return nil, err
		}
		if out, picked = append(out, file{Name: name, Data: data}), picked+len(data); picked > maxPicked {
			return nil, errBudget
		}
	}
	return nil, errBudget
}

// unzip reads members of a zip.
func unzip(data []byte, want pick) ([]file, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > maxMembers {
		return nil, errBudget
	}
	var out []file
	picked := 0
	for _, m := range z.File {
		name := path.Clean(m.Name)
		if !m.Mode().IsRegular() || !want(name) || m.UncompressedSize64 > maxMetadata {
			continue
		}
		r, err := m.Open()
		if err != nil {
			return nil, err
		}
		data, err := bounded(r, maxMetadata)
		r.Close()
		if err != nil {
			return nil, err
		}
		if out, picked = append(out, file{Name: name, Data: data}), picked+len(data); picked > maxPicked {
			return nil, errBudget
		}
	}
	return out, nil
}

// atTop wants what stands directly below the archive's one top directory: the named
// metadata file and the licence files.
func atTop(metadata string) pick {
	return func(name string) bool {
		_, rest, ok := strings.Cut(name, "/")
		return ok && (rest == metadata || !strings.Contains(rest, "/") && isTermsFile(rest))
	}
}

// split takes the metadata file from the licence files, and the top directory from all names.
func split(files []file, metadata string) (data []byte, licences []file) {
	for _, f := range files {
		if _, rest, ok := strings.Cut(f.Name, "/"); ok {
			f.Name = rest
		}
		if f.Name == metadata {
			data = f.Data
		} else {
			licences = append(licences, f)
		}
	}
	return data, licences
}

// licencesIn reads the licence and notice files of a directory.
func licencesIn(dir fs.FS) ([]file, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var out []file
	for _, e := range entries {
		if !e.Type().IsRegular() || !isTermsFile(e.Name()) {
			continue
		}
		data, err := readIn(dir, e.Name(), maxLicenceFile)
		if errors.Is(err, errBudget) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, file{Name: e.Name(), Data: data})
	}
	return out, nil
}

// readIn reads one regular file of a directory, at most max bytes.
func readIn(dir fs.FS, name string, max int64) ([]byte, error) {
	info, err := fs.Stat(dir, name) // before the opening, which would wait at a named pipe
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	}
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return bounded(f, max)
}

// algorithms are the hashes that lock files use and that are believed, strongest first.
var algorithms = []struct {
	name string
	new  func() hash.Hash
}{
	{"sha512", sha512.New}, {"sha384", sha512.New384}, {"sha256", sha256.New}, {"sha1", sha1.New},
}

// verify compares a package with the hashes that the tree's lock file has for it: the
// strongest kind decides, and any of that kind may match (a lock lists one for each
// distribution). Without any, the hash is only noted.
func verify(data []byte, locked []inventory.Hash) (string, error) {
	for _, a := range algorithms {
		var sum string
		for _, h := range locked {
			if h.Alg != a.name || h.Of != "distribution" {
				continue
			}
			if sum == "" {
				sum = sumOf(a.new(), data)
			}
			if strings.EqualFold(h.Value, sum) {
				return a.name + ":" + sum, nil
			}
		}
		if sum != "" {
			return "", errMismatch
		}
	}
	return "sha256:" + sumOf(sha256.New(), data), nil
}

func sumOf(h hash.Hash, data []byte) string {
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

var errMismatch = errors.New("the hash is not the one in the tree's lock file, so nothing of it is believed; clear that client's cache, and find out which of the two is wrong")

// mismatch names the place where a hash did not agree.
func mismatch(where string, err error) error { return fmt.Errorf("%s: %w", where, err) }

// packed reads a package that is a gzipped tar with one top directory, once its hash is
// the locked one: the licence that its metadata file declares, and its licence files.
func packed(data []byte, p wanted, source, metadata, ext string, declares func([]byte) (license, maker string, err error)) (*contents, error) {
	hash, err := verify(data, p.Hashes)
	if err != nil {
		return nil, mismatch("the "+source, err)
	}
	files, err := untar(data, atTop(metadata))
	if err != nil {
		return nil, fmt.Errorf("the %s: the package cannot be unpacked: %w", source, err)
	}
	manifest, licences := split(files, metadata)
	declared, made, err := declares(manifest)
	if err != nil {
		return nil, err
	}
	return &contents{Source: source, Declared: declared, Maker: made, Licences: licences, Hash: hash, name: p.purl.Name + "-" + p.Version + ext, data: data}, nil
}

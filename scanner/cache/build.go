package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"runtime/debug"
)

// Build identifies the program that runs, with the data in it: two builds that may find
// different things differ. ok is false where that cannot be told, and then nothing may be kept.
func Build() (id [sha256.Size]byte, ok bool) {
	info, read := debug.ReadBuildInfo()
	if read && settled(info) {
		return sha256.Sum256([]byte(info.String())), true
	}
	name, err := os.Executable()
	if err != nil {
		return id, false
	}
	f, err := os.Open(name)
	if err != nil {
		return id, false
	}
	defer f.Close()
	h := sha256.New()
	start := make([]byte, maxStart)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return id, false
	}
	if own := linked(start[:n]); own != nil {
		return sha256.Sum256(own), true
	}
	h.Write(start[:n])
	if _, err := io.Copy(h, f); err != nil {
		return id, false
	}
	return [sha256.Size]byte(h.Sum(nil)), true
}

// settled reports whether what the linker noted says all: a module of a known sum or a
// commit without changes, and no dependency from a directory.
func settled(info *debug.BuildInfo) bool {
	for _, d := range info.Deps {
		if d.Sum == "" && (d.Replace == nil || d.Replace.Sum == "") || d.Replace != nil && d.Replace.Sum == "" {
			return false
		}
	}
	revision, clean := "", false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.modified":
			clean = s.Value == "false"
		}
	}
	return info.Main.Sum != "" || revision != "" && clean
}

// maxStart is how much of an executable is searched for the id that the go command gave it.
const maxStart = 64 << 10

var (
	idStart, idEnd = []byte("\xff Go build ID: \""), []byte("\"\n \xff")
	idNote         = []byte("\x04\x00\x00\x00Go\x00\x00") // of ELF, behind the length
)

// linked finds the id that the go command gives what it links: hashes of all that went in, and
// of what came out. It is nil where the linker was given another one, or none.
func linked(start []byte) []byte {
	_, rest, _ := bytes.Cut(start, idStart)
	id, _, ok := bytes.Cut(rest, idEnd)
	if at := bytes.Index(start, idNote); at >= 4 {
		rest = start[at+len(idNote):]
		n := binary.LittleEndian.Uint32(start[at-4:])
		if ok = uint64(n) <= uint64(len(rest)); ok {
			id = rest[:n]
		}
	}
	if !ok || bytes.Count(id, []byte("/")) != 3 || len(id) < 4*20 {
		return nil
	}
	return id
}

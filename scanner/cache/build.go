package cache

import (
	"crypto/sha256"
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

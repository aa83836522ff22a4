package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// fingerprints reads the texts beyond the list: see the README of the folder.
func fingerprints(dir string) ([]index.Source, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: no fingerprints", dir)
	}
	var out []index.Source
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		s, err := fingerprint(string(raw))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, s)
	}
	return out, nil
}

func fingerprint(text string) (index.Source, error) {
	head, body, ok := strings.Cut(text, "\n---\n")
	if !ok {
		return index.Source{}, fmt.Errorf("no line ---")
	}
	values := map[string][]string{}
	for n, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			return index.Source{}, fmt.Errorf("line %d is not key: value", n+1)
		}
		values[key] = append(values[key], value)
	}
	for _, key := range []string{"id", "kind", "title", "publisher", "repository", "commit", "path", "sha256"} {
		if len(values[key]) != 1 {
			return index.Source{}, fmt.Errorf("%d values of %s, need one", len(values[key]), key)
		}
	}
	id := values["id"][0]
	if _, listed := spdx.License(id); !strings.HasPrefix(id, "LicenseRef-") && (!listed || values["kind"][0] != "notice") {
		return index.Source{}, fmt.Errorf("id %q: a text beyond the list is a LicenseRef, and only a notice may have the id of a listed licence", id)
	}
	if sum, err := hex.DecodeString(values["sha256"][0]); err != nil || len(sum) != 32 {
		return index.Source{}, fmt.Errorf("sha256 %q is none", values["sha256"][0])
	}
	// The names are packed behind the title.
	s := index.Source{ID: id, Title: strings.Join(append(values["title"], values["name"]...), "\n")}
	switch kind := values["kind"][0]; kind {
	case "text":
		s.Kind = index.Text
	case "notice":
		s.Kind = index.Notice
	default:
		return index.Source{}, fmt.Errorf("kind %q is neither text nor notice", kind)
	}
	var run []string
	flush := func() {
		s.Parts = appendWords(s.Parts, strings.Join(run, " "))
		run = nil
	}
	for _, w := range strings.Fields(body) {
		op := uint16(0)
		switch {
		case w == "[":
			op = index.OptBegin
		case w == "]":
			op = index.OptEnd
		case strings.HasPrefix(w, "{"):
			n, err := strconv.Atoi(strings.Trim(w, "{}"))
			if err != nil || n < 1 || n > 255 {
				return index.Source{}, fmt.Errorf("room %s is not between 1 and 255", w)
			}
			op = index.Slot + uint16(n)
		default:
			run = append(run, w)
			continue
		}
		flush()
		s.Parts = append(s.Parts, index.Part{Op: op})
	}
	flush()
	return s, nil
}

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

type detail struct {
	LicenseID      string   `json:"licenseId"`
	ExceptionID    string   `json:"licenseExceptionId"`
	Deprecated     bool     `json:"isDeprecatedLicenseId"`
	Template       string   `json:"standardLicenseTemplate"`
	HeaderTemplate string   `json:"standardLicenseHeaderTemplate"`
	ExceptTemplate string   `json:"licenseExceptionTemplate"`
	LicenseText    string   `json:"licenseText"`
	ExceptionText  string   `json:"licenseExceptionText"`
	SeeAlso        []string `json:"seeAlso"`
}

// listed reads the templates of the SPDX list, the preferred id first where
// several have the same text.
func listed(dir string) ([]index.Source, error) {
	var all []detail
	for _, pattern := range []string{"json/details/*.json", "json/exceptions/*.json"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(names) == 0 {
			return nil, fmt.Errorf("no files %s in %s: %v", pattern, dir, err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			var d detail
			if err := json.Unmarshal(raw, &d); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			all = append(all, d)
		}
	}
	id := func(d detail) string { return d.LicenseID + d.ExceptionID }
	rank := func(d detail) string {
		n := 0
		if d.Deprecated {
			n += 4
		}
		if !strings.HasSuffix(id(d), "-only") {
			n++
		}
		if strings.Contains(id(d), "invariants") || strings.Contains(id(d), "RFN") {
			n++
		}
		return fmt.Sprintf("%d%03d%s", n, len(id(d)), id(d))
	}
	sort.Slice(all, func(i, j int) bool { return rank(all[i]) < rank(all[j]) })

	var out []index.Source
	seen := map[string]int{}
	add := func(s index.Source) {
		key := fmt.Sprintf("%d %v", s.Kind, s.Parts)
		if at, ok := seen[key]; ok {
			out[at].Verbatim = append(out[at].Verbatim, s.Verbatim...)
			out[at].Links = append(out[at].Links, s.Links...)
			return
		}
		seen[key] = len(out)
		out = append(out, s)
	}
	var headers []index.Source
	for _, d := range all {
		// What stands for a deprecated id today has the same text in the list.
		if d.Deprecated && spdx.Current(d.LicenseID) != d.LicenseID {
			continue
		}
		kind, template, text := index.Text, d.Template, d.LicenseText
		if d.ExceptionID != "" {
			kind, template, text = index.Exception, d.ExceptTemplate, d.ExceptionText
			if template == "" {
				template = text
			}
		}
		parts, err := parse(template)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id(d), err)
		}
		s := index.Source{ID: id(d), Kind: kind, Parts: parts}
		if toks := words.Tokenise(nil, []byte(text)); len(toks) > 0 {
			s.Verbatim = append(s.Verbatim, toks)
		}
		for _, l := range d.SeeAlso {
			if a := index.Address(l); (strings.Contains(a, "/") || strings.Contains(a, "licen")) && (d.ExceptionID == "" || strings.Contains(a, "exception")) {
				s.Links = append(s.Links, a)
			}
		}
		add(s)
		if first := opening(id(d), parts); first != nil && kind == index.Text {
			add(index.Source{ID: id(d), Title: "first text", Kind: kind, Parts: first})
		}
		if d.HeaderTemplate == "" || d.Deprecated {
			continue
		}
		parts, err = parse(d.HeaderTemplate)
		if err != nil {
			return nil, fmt.Errorf("%s, header: %w", id(d), err)
		}
		if parts = trim(parts); len(parts) > 0 {
			headers = append(headers, index.Source{ID: id(d), Kind: index.Notice, Parts: parts})
		}
	}
	for _, h := range headers {
		add(h)
	}
	return dropShared(out), nil
}

// composed are the ids whose text is a licence of their own and then others, word for word: files
// hold the first alone.
var composed = []string{"Sleepycat"}

// opening returns the first text of a composed one: what stands before the words by which it
// began stand again, nil for any other.
func opening(id string, parts []index.Part) []index.Part {
	if !slices.Contains(composed, id) {
		return nil
	}
	const begin = 6 // words
	var first []words.Hash
	for i, p := range parts {
		if p.Op != 0 || len(p.Words) < begin {
			continue
		}
		for k := 0; k+begin <= len(p.Words); k++ {
			run := make([]words.Hash, begin)
			for n := range run {
				run[n] = p.Words[k+n].Hash
			}
			switch {
			case first == nil && p.Words[k].Text == "redistribution":
				first = run
			case first != nil && slices.Equal(first, run):
				return append(slices.Clone(parts[:i]), index.Part{Words: p.Words[:k]})
			}
		}
	}
	return nil
}

// dropShared leaves out addresses that several licences name, but where one of them is
// made from the first, as its id shows: "CAL-1.0" and "CAL-1.0-Combined-Work-Exception".
func dropShared(sources []index.Source) []index.Source {
	ids := map[string][]string{}
	for _, s := range sources {
		slices.Sort(s.Links)
		for _, l := range slices.Compact(s.Links) {
			ids[l] = append(ids[l], s.ID)
		}
	}
	for i, s := range sources {
		sources[i].Links = slices.DeleteFunc(s.Links, func(l string) bool {
			return slices.ContainsFunc(ids[l], func(id string) bool {
				return !strings.HasPrefix(id, s.ID) && !strings.HasPrefix(s.ID, id) && stem(id) != stem(s.ID)
			})
		})
	}
	return sources
}

// stem is an id without what says which versions of a GNU licence it means.
func stem(id string) string {
	return strings.TrimSuffix(strings.TrimSuffix(id, "-only"), "-or-later")
}

// trim drops what stands before the first three words in a row of a header: the
// line with the name of the work and its copyright.
func trim(parts []index.Part) []index.Part {
	for i, p := range parts {
		if p.Op == 0 && len(p.Words) >= 3 {
			return parts[i:]
		}
	}
	return nil
}

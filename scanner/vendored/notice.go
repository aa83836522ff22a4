package vendored

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

var (
	// noticeName are the files at the root that may say whose some files of the tree are.
	noticeName = lazily.Regexp(`^(?:copyrights?|licen[cs]es?|copying|notices?|third[-_. ]?party.*)(?:\.(?:txt|md|rst))?$`)
	// listedFile is a line that names a source of the tree by its path, which has a directory.
	listedFile = lazily.Regexp(`(?m)^[ \t*#-]*(?:Files?:[ \t]*)?((?:[\w.+-]+/)+[\w.+-]+\.(?:c|h|cc|cpp|cxx|hpp|hh|S|s|asm|inc|m|mm|py|js))[ \t:]*\r?$`)
	// listedHolder is the copyright that a list goes on with.
	listedHolder = lazily.Regexp(`(?i)\bcopyright\b(?:[ \t]*\([cC]\)|:|[ \t]*©)?[ \t\d,–-]*(?:by[ \t]+)?([^\n]{3,100})`)
	ruleLine     = lazily.Regexp(`\n[-=*]{10,}`)
)

// noticeBytes is how far behind the path of a file its copyright may stand.
const noticeBytes = 1200

// listings reads the files that a notice names, with the holder that it gives after them, up to a rule.
func listings(data []byte) []Clue {
	data = data[:min(len(data), maxMetadata)]
	var clues []Clue
	for _, m := range listedFile().FindAllSubmatchIndex(data, maxClues) {
		after := data[m[1]:min(len(data), m[1]+noticeBytes)]
		if end := ruleLine().FindIndex(after); end != nil {
			after = after[:end[0]]
		}
		if h := listedHolder().FindSubmatch(after); h != nil {
			clues = append(clues, Clue{Kind: listed, Name: string(data[m[2]:m[3]]), Text: strings.ToValidUTF8(string(bytes.Trim(h[1], " \t\r.,;")), ""), Line: lineOf(data, m[2])})
		}
	}
	for _, m := range includedCopy().FindAllSubmatchIndex(data, maxClues) {
		clues = append(clues, Clue{Kind: listed, Name: string(data[m[2]:m[3]]), Line: lineOf(data, m[2])})
	}
	return append(clues, sections(data)...)
}

// includedCopy is a work that a notice says the tree has a copy of: "The distribution includes a copy of [wonder](https://…)".
var includedCopy = lazily.Regexp(`(?i)\b(?:includes?|contains?|bundles?|ships(?: with)?|comes with)\s+(?:a\s+)?cop(?:y|ies)\s+of\s+(?:the\s+)?\[?([a-z][\w+-]{2,30}(?:\.\w+)?)`)

// includedCopies reports directories at the top that are called as a work of which a notice at the root says that a copy is included.
func (s *search) includedCopies() {
	included := map[string]bool{}
	for i := range s.in.Files {
		if strings.Contains(s.in.Files[i].Path, "/") {
			continue
		}
		for _, c := range s.in.Files[i].Clues {
			if c.Kind == listed && c.Name != "" && c.Text == "" && !s.isOwn(c.Name) {
				included[strings.ToLower(c.Name)] = true
			}
		}
	}
	if len(included) == 0 {
		return
	}
	files := map[string][]int{}
	for i := range s.in.Files {
		if top, _, ok := strings.Cut(s.in.Files[i].Path, "/"); ok && !s.claimed[i] && included[strings.ToLower(top)] {
			files[top] = append(files[top], i)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(files)) {
		s.unnamed(dir, files[dir], dir, "a notice at the root says that it is included")
	}
}

var (
	// sectionRule parts a licence file into the terms of the project and those of others, each under a title.
	// A short one has an empty line before it: else it underlines a title.
	sectionRule   = lazily.Regexp(`(?m)^[ \t]*[-=*_#]{20,}[ \t]*\r?$|\n[ \t]*\r?\n[-=*_]{3,}[ \t]*\r?$`)
	copyrightWord = lazily.Regexp(`(?i)\bcopyright\b`)
	// sectionHolder is a copyright that a section bears.
	sectionHolder = lazily.Regexp(`(?im)^[ \t*#/]*copyright\b[ \t]*(?:\([cC]\)|©)?[ \t\d,–-]*(?:by[ \t]+)?(?:\r?\n[ \t*#/]*)?([^\s\d][^\n]{2,99})`)
)

// sections reads whose the sections of a licence file are that follow the project's own.
func sections(data []byte) []Clue {
	rules := sectionRule().FindAllIndex(data, maxClues)
	if len(rules) == 0 || !copyrightWord().Match(data[:rules[0][0]]) {
		return nil
	}
	var clues []Clue
	for _, m := range sectionHolder().FindAllSubmatchIndex(data[rules[0][1]:], maxClues) {
		start, end := rules[0][1]+m[2], rules[0][1]+m[3]
		clues = append(clues, Clue{Kind: listed, Text: strings.ToValidUTF8(string(bytes.Trim(data[start:end], " \t\r.,;")), ""), Line: lineOf(data, start)})
	}
	return clues
}

// listedOthers are the holders of works of others that a notice at the root has a section for, and who sign only a small part of the
// tree.
func (s *search) listedOthers() nameSet {
	others := nameSet{}
	for i := range s.in.Files {
		if strings.Contains(s.in.Files[i].Path, "/") {
			continue
		}
		for _, c := range s.in.Files[i].Clues {
			if key := holderKey(c.Text); c.Kind == listed && c.Name == "" && len(key) >= 4 && !s.isProject(c.Text) {
				others[key] = true
			}
		}
	}
	if len(others) == 0 {
		return others
	}
	signed, total := map[string]int{}, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if len(file.Holders) == 0 || !isCode(file.Path) {
			continue
		}
		total++
		for _, h := range file.Holders {
			signed[holderKey(h)]++
		}
	}
	for _, key := range sortedKeys(others) {
		if 5*signed[key] >= total || signed[key] == 0 {
			delete(others, key)
		}
	}
	return others
}

// listings reports the files that a notice at the root gives to others, one component a holder.
func (s *search) listings(holders nameSet) {
	index := map[string]int{}
	for i := range s.in.Files {
		index[s.in.Files[i].Path] = i
	}
	byHolder := map[string][]int{}
	for i := range s.in.Files {
		if strings.Contains(s.in.Files[i].Path, "/") {
			continue
		}
		for _, c := range s.in.Files[i].Clues {
			j, ok := index[c.Name]
			if c.Kind != listed || c.Text == "" || !ok || s.claimed[j] || holders.has(c.Text) || slices.Contains(byHolder[holderKey(c.Text)], j) {
				continue
			}
			byHolder[holderKey(c.Text)] = append(byHolder[holderKey(c.Text)], j)
		}
	}
	for _, key := range sortedKeys(byHolder) {
		files := byHolder[key]
		slices.Sort(files)
		if at := withoutExt(s.in.Files[files[0]].Path); !s.isOwn(path.Base(at)) {
			s.unnamed(at, files, "", "a notice at the root says whose it is")
		}
	}
}

var (
	// calledLicence is a licence file that is called after a work, if ofLicence does not say that it is a licence's name.
	calledLicence = lazily.Regexp(`^(?:licen[cs]e|copying|notice)[-._]([a-z][\w+]{3,})(?:\.(?:txt|md))?$`)
	ofLicence     = lazily.Regexp(`^(?:l?gpl|agpl|mit|x11|bsd|apache|mpl|isc|zlib|boost|bsl|cc|cddl|epl|eupl|wtfpl|unlicense|artistic|openssl|python|ofl|psf|commercial|exception|readme|third|header|template|docs?|code|source|data|other|files?|all|en|de|fr|zh|text|full|short|dual|summary|spdx|html|rst|edl|libs?|libraries|dependencies|vendor|external|contrib|old|new|original|list|binary|fonts?|icons?|images?|assets?|media|music|sounds?|art)`)
)

// calledLicences reports the sources that are called after the work that a licence file at the root is for: wonder.c, and what lies in
// wonder/, beside LICENSE.wonder.
func (s *search) calledLicences() {
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if strings.Contains(file.Path, "/") {
			continue
		}
		m := calledLicence().FindStringSubmatch(strings.ToLower(file.Path))
		if m == nil || ofLicence().MatchString(m[1]) || !file.Terms && len(file.Leaves) == 0 || s.isOwn(m[1]) {
			continue
		}
		name := plain(m[1])
		if slices.ContainsFunc(s.found, func(c Component) bool { return strings.Contains(plain(c.Package.Name), name) }) {
			continue
		}
		var files []int
		for j := range s.in.Files {
			at := s.in.Files[j].Path
			if !s.claimed[j] && isNative(at) && !inContributed(at) && (strings.HasSuffix(plain(stem(at)), name) || plain(path.Base(path.Dir(at))) == name) {
				files = append(files, j)
			}
		}
		if len(files) > 0 {
			s.unnamed(m[1], files, "", "a licence file at the root is called so")
		}
	}
}

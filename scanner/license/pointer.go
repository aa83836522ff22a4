package license

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// pointerNames are the stems of file names that hold terms.
const pointerNames = `license licenses copying copyright copyrights copyleft notice notices lgpl gpl lppl ofl
	copyrght cpyright licence unlicense eula`

// pointerCues are the words before a name that send the reader there.
const pointerCues = `see read refer consult accompanying included`

// pointerNear are words that do so right before the name.
const pointerNear = `file files in from the called named under`

// pointerTerms are words of sentences about licensing.
const pointerTerms = `license licenses licensed licensing terms conditions permission permissions redistribute
	redistributed redistribution distributed rights warranty notices legal governed details lizenz`

var pointerPhrases = []phraseList{
	{"place", `
		(see|read) {3} (distribution disk|distribution disc|distribution medium)
		(read|see|viewed) {2} in the distribution disk
		under the terms (and conditions|) of (annex|appendix|schedule) (a|b|c|d|e|f|1|2|3|4|i|ii|iii)
		under the same (license|terms|conditions) as (the|) {3} (package|program|software|project|work|library|code)
		(released|distributed|licensed|available|published|redistributed) under (the|) same (license|terms|conditions|license terms) as
		terms and conditions of (annex|appendix|schedule) (a|b|c|d|e|f|1|2|3|4|i|ii|iii)`},
	{"notice", `
		see {2} copyright (notice|notices|information|statement) in (file|the file|)
		(license|licence|licensing|copyright) {6} (can be found|is found|is contained|are contained|may be found|is given|are given) in (file|the file)
		see {2} (license|licence) (notice|terms|information|details) in (file|the file|)
		see {2} (disclaimer|license|licence) and (license|licence|disclaimer|copyright notice) in (file|the file|)
		conditions of distribution and use see the accompanying`},
	{"for", `
		(see|read|consult) {6} for {3} (license|licence|licensing|copyright) (terms|conditions|information|details|notice|notices|)
		(see|read|consult) {6} for {3} (terms of use|terms and conditions|terms of distribution|conditions of use|conditions of distribution)`},
}

// hashes is a set of words.
type hashes struct {
	bits [8]uint64 // filter
	all  map[words.Hash]bool
}

func wordSet(list string) *hashes {
	s := &hashes{all: map[words.Hash]bool{}}
	for _, w := range strings.Fields(list) {
		h := words.Of(w)
		s.all[h] = true
		s.bits[h>>29] |= 1 << (h >> 23 & 63)
	}
	return s
}

func (s *hashes) has(h words.Hash) bool {
	return s.bits[h>>29]&(1<<(h>>23&63)) != 0 && s.all[h]
}

// inEach reports whether "in each" or "in every" begins at word i, "file" or not before it.
func inEach(text []byte, toks []words.Token, i int) bool {
	word := func(k int) string { return strings.ToLower(string(text[toks[k].Start:toks[k].End])) }
	if i+1 < len(toks) && word(i) == "file" {
		i++
	}
	return i+1 < len(toks) && toks[i].Flags&words.Stop == 0 && word(i) == "in" && (word(i+1) == "each" || word(i+1) == "every")
}

// pointers finds sentences that send the reader to a file or place for the terms.
func (d *data) pointers(text []byte, s *stream) []Pointer {
	toks := s.toks
	var found []Pointer
	for i := 0; i < len(toks); i++ {
		if !d.pointerNames.has(toks[i].Hash) {
			continue
		}
		start, end := nameAround(text, int(toks[i].Start), int(toks[i].End))
		name := string(text[start:end])
		if !fileName(name) || strings.IndexByte(name, '(') >= 0 || shouted(text, toks, i, name) || heads(text, toks, i, name) || globbed(text, start, end) {
			continue
		}
		cue := -1
		for k := i - 1; k >= 0 && k >= i-9; k-- {
			if int(toks[k].Start) >= start {
				continue
			}
			between := text[min(int(toks[k].End), start):start]
			if bytes.HasPrefix(text[end:], []byte("](")) { // the words of a link
				between = bytes.TrimSuffix(between, []byte("["))
			}
			near := i-k <= 3 && (toks[k].Start == 0 || strings.IndexByte("./", text[toks[k].Start-1]) < 0) && // "config.h.in"
				int(toks[k].End) <= start && !bytes.ContainsAny(between, "=(){}[]+;")
			if text[toks[k].End] != '_' && d.pointerCues.has(toks[k].Hash) || near && d.pointerNear.has(toks[k].Hash) {
				cue = k
				if toks[k].Hash == d.see || toks[k].Hash == d.read {
					break
				}
			}
			if toks[k].Flags&words.Stop != 0 {
				break
			}
		}
		name, end = linked(text, start, end)
		after := i + 1
		for after < len(toks) && int(toks[after].Start) < end {
			after++
		}
		near := i > 0 && toks[i-1].Hash == d.file || after < len(toks) && toks[after].Hash == d.file
		if after < len(toks) && (toks[after].Hash == wordHolder || toks[after].Hash == wordHolders) && toks[after].Flags&words.Stop == 0 {
			continue // "COPYRIGHT HOLDER"
		}
		if inEach(text, toks, after) {
			continue // "META-INF/LICENSE in each jar file": of what is published, and no file of the tree
		}
		if _, listed := spdx.License(name); listed && !near {
			continue // "under" an id, not in a file of its name
		}
		listed, or := false, false
		if n := len(found); n > 0 && found[n-1].End <= start {
			listed, or = listedWith(text[found[n-1].End:start])
		}
		if listed {
			found = append(found, Pointer{Target: name, Start: start, End: end, Alternative: or})
			i = after - 1
			continue
		}
		if !(s.whole && len(toks) <= shortText) && !(after < len(toks) && toks[after].Hash == wordApply) && !d.speaksOfTerms(toks, i, after, cue >= 0 && d.pointerCues.has(toks[cue].Hash)) {
			continue
		}
		applies := after < len(toks) && toks[after].Flags&words.Stop == 0 && (toks[after].Hash == wordApply || toks[after].Hash == wordApplies) // "the contents of copyright.html apply"
		if cue < 0 && !applies && !(after < len(toks) && toks[after].Hash == d.file && toks[after].Flags&words.Stop == 0) {
			continue
		}
		if after < len(toks) && cue < 0 && bytes.ContainsAny(text[end:toks[after].Start], "=(){}[]+;\"") {
			continue
		}
		from := start
		if cue >= 0 {
			from = int(toks[cue].Start)
		}
		if n := len(found); n > 0 && from < found[n-1].End {
			if start < found[n-1].End {
				continue
			}
			from = start
		}
		found = append(found, Pointer{Target: name, Start: from, End: end})
		i = after - 1
	}
	for _, h := range d.pointer.find(nil, s) {
		if slices.ContainsFunc(toks[h.from+1:h.to], func(t words.Token) bool { return t.Flags&words.Stop != 0 }) {
			continue // "under the same terms as Perl itself. package X"
		}
		if says(toks[h.from:h.to], wordOriginal) {
			continue // "under the same terms as the original Go code", which is another work
		}
		start, end := int(toks[h.from].Start), int(toks[h.to-1].End)
		if h.kind == "for" {
			if p, ok := sentFor(text, toks[h.from:h.to]); ok && !slices.ContainsFunc(found, func(had Pointer) bool { return p.Start < had.End && had.Start < p.End }) {
				found = append(found, p)
			}
			continue
		}
		like := toks[h.to-1].Hash == wordAs
		if like { // a project by its name
			if end = d.projectAt(text, toks, h.to); end == 0 {
				continue
			}
		}
		if h.kind == "notice" {
			if h.to == len(toks) || toks[h.to].Flags&words.Stop != 0 {
				continue
			}
			from, to := nameAround(text, int(toks[h.to].Start), int(toks[h.to].End))
			if name := string(text[from:to]); (sourceName(name) || path.Base(name) == "README") && !slices.ContainsFunc(found, func(p Pointer) bool { return p.End == to }) {
				found = append(found, Pointer{Target: name, Start: start, End: to})
			}
			continue
		}
		found = append(found, Pointer{Target: strings.Join(strings.Fields(plain(text[start:end])), " "), Start: start, End: end, like: like})
	}
	return found
}

// linked is where the link leads whose words are the name of a file, "[COPYING](lamp/COPYING)", with its end: the name itself where
// there is no link, or one to another place.
func linked(text []byte, start, end int) (target string, stop int) {
	name := string(text[start:end])
	rest, ok := bytes.CutPrefix(text[end:min(len(text), end+maxLink)], []byte("]("))
	if !ok || start == 0 || text[start-1] != '[' {
		return name, end
	}
	close := bytes.IndexByte(rest, ')')
	if close < 0 || bytes.ContainsAny(rest[:close], ": \n#?") || !strings.EqualFold(path.Base(string(rest[:close])), path.Base(name)) {
		return name, end
	}
	return string(rest[:close]), end + 2 + close
}

// maxLink is how long the address of such a link may be, in bytes.
const maxLink = 200

// sentFor is the file of whatever name that a sentence sends to for terms: "see the file EULA.pdf for licence terms".
func sentFor(text []byte, toks []words.Token) (Pointer, bool) {
	for _, t := range toks[1:] {
		from, to := nameAround(text, int(t.Start), int(t.End))
		name := string(text[from:to])
		if name == "README" || textFile(name) && !strings.Contains(name, "//") {
			return Pointer{Target: name, Start: int(toks[0].Start), End: to}, true
		}
	}
	return Pointer{}, false
}

// textFile reports whether a name ends as those of texts and sources do.
func textFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".md", ".rst", ".html", ".htm", ".pdf", ".rtf", ".doc", ".h", ".c", ".hpp", ".cpp", ".cc", ".py", ".pl", ".tex", ".js", ".java":
		return true
	}
	return false
}

// projectAt is the end of the name at word i, of a project whose licence is that of a file: "the same license as Sample itself". It is 0
// where a licence is named, and for words that point at something else.
func (d *data) projectAt(text []byte, toks []words.Token, i int) int {
	if i >= len(toks) || toks[i].Flags&(words.Stop|words.Para) != 0 {
		return 0
	}
	if n, _ := d.grammar.names.find(toks, i); n != nil || toks[i].Hash == wordThe || toks[i].Hash == wordThis {
		return 0
	}
	start, end := int(toks[i].Start), int(toks[i].End)
	if c := text[start]; (c < 'A' || c > 'Z') && (i+1 >= len(toks) || toks[i+1].Hash != wordItself) {
		return 0
	}
	return end
}

// listedWith reports whether the words between two names of files do no more than put them into one list, and
// whether that is one to choose from.
func listedWith(between []byte) (listed, or bool) {
	if len(between) > 60 {
		return false, false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(plain(between)), func(c rune) bool { return strings.ContainsRune(" \t\r\n,`'()[]", c) }) {
		switch w {
		case "or":
			or, listed = true, true
		case "and":
			listed = true
		case "the", "file", "files", "in", "at", "either":
		default:
			return false, false
		}
	}
	return listed, or
}

// termsReach is how far from the name of a file words of licensing may stand.
const termsReach = 40

// speaksOfTerms reports whether the words around toks[from:to], the name of a file, are about
// terms. Where the reader is sent there, a statement of copyright is enough.
func (d *data) speaksOfTerms(toks []words.Token, from, to int, sent bool) bool {
	for k := max(0, from-termsReach); k < min(len(toks), to+termsReach); k++ {
		if k >= from && k < to {
			continue
		}
		if h := toks[k].Hash; d.pointerTerms.has(h) || sent && h == words.Copyright() {
			return true
		}
	}
	return false
}

// heads reports whether a name without an ending begins a paragraph behind a sentence that has ended: "LICENSE GRANT".
func heads(text []byte, toks []words.Token, i int, name string) bool {
	return i > 0 && !strings.Contains(name, ".") && toks[i].Flags&words.Para != 0 && bytes.HasPrefix(text[toks[i-1].End:], []byte("."))
}

// shouted reports whether a name without an ending stands in a sentence in
// capitals, where "LICENSE" is a plain word.
func shouted(text []byte, toks []words.Token, i int, name string) bool {
	start, end := int(toks[i].Start), int(toks[i].End)
	if strings.Contains(name, ".") || i == 0 {
		return false
	}
	if end < len(text) && start > 1 && text[end] == text[start-1] && text[start-2] != '(' && strings.IndexByte("\"'`", text[end]) >= 0 && bytes.IndexByte(text[toks[i-1].End:start], '/') < 0 {
		return false // in quotation marks, and not one of several: "`LICENSE` / `COPYING`"
	}
	prev := string(text[toks[i-1].Start:toks[i-1].End])
	return len(prev) > 1 && strings.ToUpper(prev) == prev && strings.ToLower(prev) != prev
}

// plain drops comment decoration, for words that are quoted as a target.
func plain(b []byte) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("*#|;/\"", r) {
			return ' '
		}
		return r
	}, string(b))
}

func nameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._-/\\", c) >= 0
}

// nameAround widens a word to the file name that it is part of.
func nameAround(text []byte, start, end int) (int, int) {
	for low := max(0, start-120); start > low && nameByte(text[start-1]); start-- {
	}
	for high := min(len(text), end+80); end < high && nameByte(text[end]); end++ {
	}
	for end > start && (text[end-1] == '.' || text[end-1] == '-' || text[end-1] == '/') {
		end--
	}
	return start, end
}

// globbed reports whether a name is a part of a pattern, as "src/**/LICENSE*": it sends to no one file.
func globbed(text []byte, start, end int) bool {
	return start > 0 && start < end && text[start-1] == '*' && text[start] == '/'
}

// sourceName reports whether a name is that of a file of code, as "zlib.h": a header may hold the
// terms of a library.
func sourceName(name string) bool {
	stem, ext, dotted := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], ".")
	return dotted && stem != "" && ext != "" && len(ext) <= 4 && !strings.Contains(ext, ".")
}

// fileName reports whether a name that holds a licence word is a file's: in
// capitals, or with an ending of a text file. "the license" is none.
func fileName(name string) bool {
	if strings.Contains(name, "//") || strings.HasPrefix(name, "www.") {
		return false
	}
	base := name[strings.LastIndexAny(name, "/\\")+1:]
	stem, ext, dotted := strings.Cut(base, ".")
	if len(stem) < 3 {
		return false
	}
	if dotted {
		switch strings.ToLower(ext) {
		case "txt", "md", "html", "htm", "rst", "lib", "gpl", "lgpl", "mit", "apache", "bsd", "adoc", "tex", "pdf", "rtf", "lesser", "doc", "in", "lib.txt", "lgplv3", "gplv2", "gplv3":
			return true
		}
		return strings.ToUpper(stem) == stem && (len(ext) <= 12 || textFile(ext)) // "LICENSE.lamp-reader.txt"
	}
	return !strings.Contains(stem, "_") && strings.ToUpper(stem) == stem && strings.ContainsAny(stem, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") && len(stem) >= 6
}

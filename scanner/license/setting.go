package license

import (
	"bytes"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// How settings of tools and data give licences: by keys and values, in lists, as kinds and classifiers, and in samples of all that.

// kind reports whether a name is a licence kind of a build: "SPDX-license-identifier-BSD".
func (p *passage) kind(m *mention) bool {
	k := m.from - 3
	return k >= 0 && p.toks[k].Hash == wordSPDX && p.toks[k+1].Hash == wordLicense && p.toks[k+2].Hash == wordIdentifier && p.text[p.toks[m.from].Start-1] == '-'
}

// listKey is where the value begins whose key is word i, or it and one of licensing behind it: "allow = [", "deny-licenses: MIT". It is 0
// where there is no such key.
func (p *passage) listKey(i int) int {
	if i+1 < len(p.toks) && p.license.has(p.toks[i+1].Hash) && p.toks[i+1].Start == p.toks[i].End+1 {
		i++
	}
	rest := bytes.TrimLeft(p.text[p.toks[i].End:min(len(p.text), int(p.toks[i].End)+8)], " \"'")
	if len(rest) > 0 && (rest[0] == '=' || rest[0] == ':') {
		return i + 1
	}
	return 0
}

// enumerated denies names that stand in a row with nothing between them but blanks, as the words of a language do: "keyword GPL LGPL BSD MIT".
func (p *passage) enumerated(all []mention) {
	for i := 0; i < len(all); {
		k := i + 1
		for k < len(all) && all[k].from == all[k-1].to && all[k].from > 0 && len(bytes.Trim(p.between(all[k].from-1, all[k].from), " ")) == 0 {
			k++
		}
		if k-i >= inRow {
			for ; i < k; i++ {
				all[i].denied = true
			}
		}
		i = k
	}
}

// value reports whether a string that ends at i is the value of a setting: expression = "MIT AND OpenSSL".
func (p *passage) value(i int) bool {
	line := p.text[max(0, i-maxExpression):i]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	before, _, ok := bytes.Cut(line, []byte(`"`))
	before = bytes.TrimRight(before, " ")
	return ok && len(before) > 0 && (before[len(before)-1] == '=' || before[len(before)-1] == ':')
}

// keyed reports whether a name goes across the key and the value of data: `json:"license"`
// speaks of a field, and of no JSON license.
func (p *passage) keyed(m mention) bool {
	for i := m.from; i+1 < m.to; i++ {
		between := p.between(i, i+1)
		if len(between) <= 8 && (bytes.Contains(between, []byte(`:"`)) || bytes.Contains(between, []byte(`":`))) {
			return true
		}
		if bytes.IndexByte(between, '"') == 0 && bytes.IndexByte(between, '\n') > 0 && p.value(int(p.toks[i].End)) {
			return true
		}
	}
	return false
}

// inRow is how many names in a row are a list of words.
const inRow = 4

// classifier reports whether a name is the last part of a classifier: "License :: OSI Approved :: MIT License".
func (p *passage) classifier(m *mention) bool {
	before := p.line(int(p.toks[m.from].Start))
	return bytes.HasSuffix(before, []byte(":: ")) && bytes.Contains(before, []byte("icense ::"))
}

// oldField reports whether a name is all the value of the field "Copyright:", in which package descriptions once gave the licence.
func (p *passage) oldField(m *mention) bool {
	k := m.from - 1
	return k >= 0 && p.toks[k].Hash == words.Copyright() && p.toks[k].Flags&words.Line != 0 && p.text[p.toks[k].End] == ':' &&
		(m.to == len(p.toks) || p.toks[m.to].Flags&words.Line != 0)
}

// merged reports whether a name stands in an element by which a plugin of Maven judges or joins the licences of others: "<licenseMerge>".
func (p *passage) merged(m *mention) bool {
	if head := bytes.TrimLeft(p.text[:min(len(p.text), 16)], "\xef\xbb\xbf \t\r\n"); len(head) == 0 || head[0] != '<' {
		return false
	}
	start := int(p.toks[m.from].Start)
	before := p.text[max(0, start-maxElement):start]
	before = before[bytes.LastIndexByte(before, '<')+1:]
	return bytes.HasPrefix(before, []byte("licenseMerge")) || bytes.HasPrefix(before, []byte("includedLicense")) || bytes.HasPrefix(before, []byte("excludedLicense"))
}

// inBanner reports whether a name stands alone between the bars of a banner: "/*! lamp v1.2 | MIT License | example.org */".
func (p *passage) inBanner(m *mention) bool {
	start, end := int(p.toks[m.from].Start), int(p.toks[m.to-1].End)
	before := p.line(start)
	if !bytes.HasSuffix(bytes.TrimRight(before, " ("), []byte("|")) {
		return false
	}
	line := p.text[max(0, start-maxBanner):start]
	line = bytes.TrimLeft(line[bytes.LastIndexByte(line, '\n')+1:], " \t")
	if !bytes.HasPrefix(line, []byte("/*")) && !bytes.HasPrefix(line, []byte("//")) && !bytes.HasPrefix(line, []byte("* ")) {
		return false
	}
	if k := m.to; k < len(p.toks) && p.license.has(p.toks[k].Hash) && p.toks[k].Flags&words.Line == 0 {
		end = int(p.toks[k].End)
	}
	rest, _, _ := bytes.Cut(p.text[end:min(len(p.text), end+maxClassifier)], []byte("\n"))
	rest = bytes.TrimLeft(rest, " )\r")
	return len(rest) == 0 || rest[0] == '|' || bytes.HasPrefix(rest, []byte("*/"))
}

// maxBanner is how long the line of a banner may be before a name, in bytes.
const maxBanner = 400

// maxElement is how far before a name its element may begin, in bytes.
const maxElement = 1000

// maxClassifier bounds what matters of a line before a name, in bytes.
const maxClassifier = 60

// sample reports whether a name is a value in quotation marks in a sample of prose: in a block between lines of three backquotes, or indented
// below "::" or ".. code-block::".
func (p *passage) sample(m *mention) bool {
	start := int(p.toks[m.from].Start)
	if start == 0 || strings.IndexByte("\"'", p.text[start-1]) < 0 {
		return false
	}
	if p.fences == nil {
		p.fences = fences(p.text)
	}
	if n := sort.SearchInts(p.fences, start); n%2 == 1 && n < len(p.fences) {
		return true
	}
	from := max(0, start-maxSample)
	lines := bytes.Split(p.text[from:start], []byte("\n"))
	indent := indented(lines[len(lines)-1])
	for i := len(lines) - 2; i > 0 && indent > 1; i-- {
		if l := bytes.TrimRight(lines[i], " \r"); len(l) > 0 && indented(l) < indent {
			if bytes.HasSuffix(l, []byte("::")) || bytes.Contains(l, []byte(".. code")) {
				return true
			}
			indent = indented(l)
		}
	}
	return false
}

// maxSample is how far before a name the beginning of an indented sample may stand, in bytes.
const maxSample = 1500

// fences gives where lines of three backquotes begin; it is not nil.
func fences(text []byte) []int {
	out := []int{}
	for at := 0; at < len(text); {
		line := text[at:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		if bytes.HasPrefix(line[indented(line):], []byte("```")) {
			out = append(out, at)
		}
		at += len(line)
	}
	return out
}

// indented is how many blanks a line begins with.
func indented(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// fewValues is how many licences make a table of them where each is a value in code: a choice
// that a program offers, what is known of components.
const fewValues = 3

// table takes the names out of a list that make a table: each is what a program has in quotation marks. JSON has nothing
// else, and may be the manifest of the work; the map of a bundle is a program.
func (p *passage) table(list []mention) (rest, table []mention) {
	start := bytes.TrimLeft(p.text[:min(len(p.text), 256)], "\xef\xbb\xbf \t\r\n")
	if len(start) > 0 && (start[0] == '{' || start[0] == '[') && !bytes.HasPrefix(start, []byte(`{"version":3,`)) {
		return list, nil
	}
	of := map[string]bool{}
	for _, m := range list {
		if p.inTable(&m) {
			of[m.expression()] = true
		}
	}
	if len(of) < fewValues {
		return list, nil
	}
	for _, m := range list {
		if p.inTable(&m) {
			table = append(table, m)
		} else {
			rest = append(rest, m)
		}
	}
	return rest, table
}

func (p *passage) inTable(m *mention) bool {
	_, end, _ := literal(p.text, int(p.toks[m.from].Start), int(p.toks[m.to-1].End))
	return end > 0 && !m.under && !m.applied
}

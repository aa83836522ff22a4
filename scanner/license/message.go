package license

import (
	"bytes"
	"slices"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// What a program says when it runs uses the words of terms about other things: "modification of the value is not
// allowed", "the distribution set was not found". A literal of one line that speaks of no work holds none.

// maxLiteral bounds a literal on either side of a word, in bytes.
const maxLiteral = 400

// literal returns the bounds of what stands between quotation marks around text[from:to] where
// both marks stand on its line and code stands behind them.
func literal(text []byte, from, to int) (start, end int, ok bool) {
	open := bytes.LastIndexAny(text[max(0, from-maxLiteral):from], "\"'`\n")
	if open < 0 {
		return 0, 0, false
	}
	open += max(0, from-maxLiteral)
	mark := text[open]
	if mark == '\n' {
		return 0, 0, false
	}
	n := bytes.IndexAny(text[from:min(len(text), to+maxLiteral)], string([]byte{mark, '\n'}))
	if n < 0 || text[from+n] != mark || from+n < to {
		return 0, 0, false
	}
	end = from + n
	after := skip(text, end+1, " \t")
	code := after == len(text) || bytes.IndexByte([]byte("),;]}+\r\n"), text[after]) >= 0
	return open + 1, end, code
}

// message reports whether words, given by their place in toks, stand in a literal that speaks
// of nothing that terms speak of.
func (d *data) message(text []byte, toks []words.Token, from, to int) bool {
	start, end, ok := literal(text, int(toks[from].Start), int(toks[to-1].End))
	if !ok {
		return false
	}
	for from > 0 && int(toks[from-1].Start) >= start {
		from--
	}
	for to < len(toks) && int(toks[to].End) <= end {
		to++
	}
	return !slices.ContainsFunc(toks[from:to], func(t words.Token) bool { return d.matter.has(t.Hash) })
}

// matterWords are what terms are about.
const matterWords = `license licenses licensed licence licences licensor licensee copyright copyrights software source code program programs
	redistribution redistribute redistributed file files document documents documentation material materials work works copy copies copying
	reproduction proprietary confidential commercial noncommercial patent patents library font fonts rights warranty agreement consent
	written notice prohibited forbidden permission research evaluation academic product products`

// blocks reports whether a passage goes from one block of a page into another: two buttons, two cells of a table.
func blocks(passage []byte) bool {
	for {
		i := bytes.IndexByte(passage, '<')
		if i < 0 {
			return false
		}
		passage = bytes.TrimPrefix(passage[i+1:], []byte("/"))
		n := 0
		for n < len(passage) && ('a' <= passage[n]|0x20 && passage[n]|0x20 <= 'z') {
			n++
		}
		if slices.Contains(blockTags, string(bytes.ToLower(passage[:n]))) {
			return true
		}
	}
}

// blockTags are elements whose words are none of the sentence before them.
var blockTags = []string{"div", "button", "td", "th", "tr", "table", "option", "select", "form", "nav", "header", "footer", "section", "article", "aside"}

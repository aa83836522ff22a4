package main

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
)

// mark is a mark of the SPDX template syntax (SPDX 2.3 annex C.3).
var mark = regexp.MustCompile(`(?s)<<(beginOptional|endOptional|var;.*?match="(.*?)"\s*)>>`)

var original = regexp.MustCompile(`(?s)original="(.*?)";match="`)

// parse turns a template into parts.
func parse(template string) ([]index.Part, error) {
	var out []index.Part
	pos, depth := 0, 0
	for _, m := range mark.FindAllStringSubmatchIndex(template, -1) {
		out = appendWords(out, template[pos:m[0]])
		pos = m[1]
		switch head := template[m[2]:m[3]]; {
		case strings.HasPrefix(head, "beginOptional"):
			depth++
			out = append(out, index.Part{Op: index.OptBegin})
		case strings.HasPrefix(head, "endOptional"):
			if depth--; depth < 0 {
				return nil, fmt.Errorf("endOptional without beginOptional")
			}
			out = append(out, index.Part{Op: index.OptEnd})
		default:
			first := ""
			if o := original.FindStringSubmatch(head); o != nil {
				first = o[1]
			}
			out = append(out, variable(template[m[4]:m[5]], first)...)
		}
	}
	out = appendWords(out, template[pos:])
	if depth != 0 {
		return nil, fmt.Errorf("%d beginOptional without endOptional", depth)
	}
	return out, nil
}

func appendWords(out []index.Part, text string) []index.Part {
	if w := spelled(text); len(w) > 0 {
		out = append(out, index.Part{Words: w})
	}
	return out
}

func spelled(text string) []index.Spelled {
	var out []index.Spelled
	for _, t := range words.Tokenise(nil, []byte(text)) {
		s, ok := words.Kept(t.Hash)
		if !ok {
			s = strings.ToLower(text[t.Start:t.End])
		}
		out = append(out, index.Spelled{Hash: t.Hash, Text: s})
	}
	return out
}

// How many words a wildcard of so many characters may take, and how many
// wordings of one variable are written out.
const (
	wordChars   = 6
	wildWords   = 40
	maxWordings = 24
)

// variable turns a variable into the wordings that its expression allows, or
// into room for words where they are too many.
func variable(match, first string) []index.Part {
	if m := regexp.MustCompile(`^\.\{\d*,(\d+)\}$`).FindStringSubmatch(match); m != nil {
		n, _ := strconv.Atoi(m[1])
		return []index.Part{{Op: index.Slot + uint16(min(255, (n+wordChars-1)/wordChars))}}
	}
	re, err := syntax.Parse(match, syntax.Perl)
	if err != nil {
		return []index.Part{{Op: index.Slot + wildWords}}
	}
	wordings, ok := expand(re)
	if !ok || match == ".+" || match == ".*" {
		return []index.Part{{Op: index.Slot + wildWords}}
	}
	wordings = append([][]piece{{{text: first}}}, wordings...)
	var alts [][]index.Part
	seen := map[string]bool{}
	empty := false
	for _, w := range wordings {
		parts := compile(w)
		key := fmt.Sprint(parts)
		if len(parts) == 0 {
			empty = true
		} else if !seen[key] {
			seen[key] = true
			alts = append(alts, parts)
		}
	}
	var out []index.Part
	switch {
	case len(alts) == 0:
		return nil
	case len(alts) == 1:
		out = alts[0]
	default:
		out = append(out, index.Part{Op: index.AltBegin})
		for i, a := range alts {
			if i > 0 {
				out = append(out, index.Part{Op: index.AltOr})
			}
			out = append(out, a...)
		}
		out = append(out, index.Part{Op: index.AltEnd})
	}
	if empty {
		out = append([]index.Part{{Op: index.OptBegin}}, append(out, index.Part{Op: index.OptEnd})...)
	}
	return out
}

// piece is a literal text or a wildcard.
type piece struct {
	text string
	wild bool
}

func compile(pieces []piece) []index.Part {
	var out []index.Part
	var text strings.Builder
	for _, p := range pieces {
		if !p.wild {
			text.WriteString(p.text)
			continue
		}
		out = appendWords(out, text.String())
		text.Reset()
		out = append(out, index.Part{Op: index.Slot + wildWords})
	}
	return appendWords(out, text.String())
}

// expand lists what an expression matches; ok is false where that is too much.
func expand(re *syntax.Regexp) (out [][]piece, ok bool) {
	literal := func(s string) ([][]piece, bool) { return [][]piece{{{text: s}}}, true }
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return literal("")
	case syntax.OpLiteral:
		return literal(string(re.Rune))
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if re.Rune[i] <= ' ' && ' ' <= re.Rune[i+1] {
				return literal(" ")
			}
		}
		if len(re.Rune) > 8 {
			return nil, false
		}
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				out = append(out, []piece{{text: string(r)}})
				if len(out) > maxWordings {
					return nil, false
				}
			}
		}
		return out, true
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return [][]piece{{{wild: true}}}, true
	case syntax.OpCapture:
		return expand(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		sub, ok := expand(re.Sub[0])
		if !ok || len(sub) != 1 || len(sub[0]) != 1 {
			return nil, false
		}
		if sub[0][0].wild || sub[0][0].text == " " {
			return sub, true
		}
		if len(spelled(sub[0][0].text)) == 0 { // a row of marks
			return literal("")
		}
		return nil, false
	case syntax.OpQuest:
		sub, ok := expand(re.Sub[0])
		return append(sub, []piece{{text: ""}}), ok && len(sub) < maxWordings
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			sub, ok := expand(s)
			if out = append(out, sub...); !ok || len(out) > maxWordings {
				return nil, false
			}
		}
		return out, true
	case syntax.OpConcat:
		out = [][]piece{nil}
		for _, s := range re.Sub {
			sub, ok := expand(s)
			if !ok || len(out)*len(sub) > maxWordings {
				return nil, false
			}
			var next [][]piece
			for _, a := range out {
				for _, b := range sub {
					next = append(next, append(append([]piece(nil), a...), b...))
				}
			}
			out = next
		}
		return out, true
	}
	return nil, false
}

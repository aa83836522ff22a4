package license

import (
	"bytes"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

var (
	wordLesser        = words.Of("lesser")
	wordLibrary       = words.Of("library")
	wordSubject       = words.Of("subject")
	wordOf            = words.Of("of")
	wordCode          = words.Of("code")
	wordItself        = words.Of("itself")
	wordApply         = words.Of("apply")
	wordApplies       = words.Of("applies")
	wordOriginal      = words.Of("original")
	wordSPDX          = words.Of("spdx")
	wordWith          = words.Of("with")
	wordSell          = words.Of("sell")
	wordDisclaims     = words.Of("disclaims")
	wordDisclaim      = words.Of("disclaim")
	wordProvided      = words.Of("provided")
	wordIs            = words.Of("is")
	wordAnd           = words.Of("and")
	wordProhibited    = words.Of("prohibited")
	wordLiable        = words.Of("liable")
	wordWarranties    = words.Of("warranties")
	wordForbidden     = words.Of("forbidden")
	wordPart          = words.Of("part")
	wordWhich         = words.Of("which")
	wordYou           = words.Of("you")
	wordCopy          = words.Of("copy")
	wordAre           = words.Of("are")
	wordSubsequent    = words.Of("subsequent")
	wordBe            = words.Of("be")
	wordThis          = words.Of("this")
	wordThe           = words.Of("the")
	wordUnder         = words.Of("under")
	wordAlternatively = words.Of("alternatively")
	wordSame          = words.Of("same")
	wordAs            = words.Of("as")
	wordTerms         = words.Of("terms")
	wordOr            = words.Of("or")
	wordLicense       = words.Of("license")
	wordLicenses      = words.Of("licenses")
	wordLicensed      = words.Of("licensed")
	wordIdentifier    = words.Of("identifier")
	wordExpression    = words.Of("expression")
	wordReuse         = words.Of("reuse")
	wordHolder        = words.Of("holder")
	wordHolders       = words.Of("holders")
	wordIgnoreStart   = words.Of("ignorestart")
	wordIgnoreEnd     = words.Of("ignoreend")
)

// maxExpression bounds the text that is read as one expression.
const maxExpression = 1000

// tags finds SPDX-License-Identifier lines (SPDX 2.3 annex E) in any comment
// syntax, and tags whose expression is not one.
func tags(text []byte, toks []words.Token) (matches []Match, invalid []Span) {
	for i := 0; i+2 < len(toks); i++ {
		if toks[i].Hash != wordSPDX || toks[i+1].Hash != wordLicense ||
			toks[i+2].Hash != wordIdentifier && toks[i+2].Hash != wordExpression || toks[i+2].End-toks[i].Start > 30 {
			continue
		}
		start, at := int(toks[i].Start), int(toks[i+2].End)
		at = skip(text, at, " \t\"'`*")
		if at >= len(text) || text[at] != ':' && text[at] != '=' {
			continue
		}
		if hole := skip(text, at+1, " \t\"'`*="); bytes.HasPrefix(text[hole:], []byte("{{")) || bytes.HasPrefix(text[hole:], []byte("${")) || bytes.HasPrefix(text[hole:], []byte("<%")) {
			continue // a template, into which a program puts the expression
		}
		from := at + 1
		at = skip(text, from, " \t\"'`*={}<>")
		value, end := expressionText(text, at)
		if value == "" {
			continue
		}
		expr, length := longestExpression(value)
		if length == 0 {
			if toks[i].Flags&words.Line != 0 && !placeholder(value) && bytes.IndexByte(text[from:at], '{') < 0 { // "{license}" is put in by a program
				invalid = append(invalid, Span{start, end})
			}
			for i+1 < len(toks) && int(toks[i+1].Start) < end {
				i++
			}
			continue
		}
		if length < len(value) {
			end = at + length
		}
		for i+1 < len(toks) && int(toks[i+1].Start) < end {
			i++
		}
		matches = append(matches, Match{Expression: expr, How: Tag, Coverage: 1, Start: start, End: min(end, len(text))})
	}
	return matches, invalid
}

// placeholder reports whether a value only says what stands in its place: "SPDX-License-Identifier: IDENTIFIER", "<SPDX License Expression>".
func placeholder(value string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(value), func(c rune) bool { return c < 'a' || c > 'z' }) {
		switch w {
		case "identifier", "identifiers", "id", "ids", "spdx", "license", "licence", "expression", "name", "here", "your", "short", "form", "the", "a", "valid", "xxx":
		default:
			return false
		}
	}
	return true
}

func skip(text []byte, i int, set string) int {
	for i < len(text) && strings.IndexByte(set, text[i]) >= 0 {
		i++
	}
	return i
}

func expressionByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-.:_+() \t", c) >= 0
}

// expressionText returns what follows a tag as far as it can be part of an
// expression; one that is plainly unfinished goes on in the next line.
func expressionText(text []byte, at int) (value string, end int) {
	var b strings.Builder
	limit := min(len(text), at+maxExpression)
	for {
		from := at
		for at < limit && expressionByte(text[at]) {
			at++
		}
		b.Write(text[from:at])
		end = at
		value = strings.TrimSpace(b.String())
		unfinished := strings.Count(value, "(") > strings.Count(value, ")") || strings.HasSuffix(value, " OR") ||
			strings.HasSuffix(value, " AND") || strings.HasSuffix(value, " WITH")
		if !unfinished || at >= limit || text[at] != '\n' && text[at] != '\r' {
			break
		}
		at = skip(text, at, "\r\n \t*#/;%-")
		b.WriteByte(' ')
	}
	for trimmed := true; trimmed; {
		trimmed = false
		for _, tail := range []string{"--", " -", " rem", ".", ":"} {
			if strings.HasSuffix(value, tail) {
				value, trimmed = strings.TrimSpace(strings.TrimSuffix(value, tail)), true
			}
		}
	}
	return value, end - (len(b.String()) - len(strings.TrimRight(b.String(), " \t")))
}

// longestExpression finds the longest head of s that is an expression of
// listed ids and LicenseRefs. Length is 0 where there is none.
func longestExpression(s string) (expr string, length int) {
	cuts := []int{len(s)}
	for i := len(s) - 1; i > 0 && len(cuts) < 60; i-- {
		if s[i] == ' ' || s[i] == '\t' || s[i] == ')' {
			cuts = append(cuts, i)
		}
	}
	for _, cut := range cuts {
		head := strings.TrimSpace(s[:cut])
		if head == "" || len(head) > maxExpression {
			continue
		}
		e, err := spdx.Parse(head)
		if err != nil {
			continue
		}
		if len(e.Unknown()) == 0 {
			rest := strings.TrimSpace(s[cut:])
			for _, op := range []string{"WITH ", "AND ", "OR "} {
				if strings.HasPrefix(rest, op) {
					return "", 0 // what follows belongs to it, and makes it mean something else
				}
			}
			return e.String(), cut
		}
	}
	return "", 0
}

// ignored returns the spans between REUSE-IgnoreStart and REUSE-IgnoreEnd (REUSE
// 3.3): what stands there is example, not licensing.
func ignored(text []byte, toks []words.Token) []Span {
	if !bytes.Contains(text, []byte("IgnoreStart")) {
		return nil
	}
	var spans []Span
	start := -1
	for i := 0; i+1 < len(toks); i++ {
		if toks[i].Hash != wordReuse {
			continue
		}
		switch h := toks[i+1].Hash; {
		case h == wordIgnoreStart && start < 0:
			start = int(toks[i].Start)
		case h == wordIgnoreEnd && start >= 0:
			spans = append(spans, Span{start, int(toks[i+1].End)})
			start = -1
		}
	}
	if start >= 0 {
		spans = append(spans, Span{start, len(text)})
	}
	return spans
}

func inSpan(spans []Span, at int) bool {
	for _, s := range spans {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

// Snippets returns the spans between SPDX-SnippetBegin and SPDX-SnippetEnd (SPDX 2.3
// annex H, REUSE 3.3 "In-line snippet comments"), in order of their begin; one may stand in
// another. A begin without an end reaches to the end of the text.
func Snippets(text []byte) []Span {
	const maxSnippets = 1000
	var spans []Span
	var open []int
	for at := 0; len(spans) < maxSnippets; {
		i := bytes.Index(text[at:], []byte("SPDX-Snippet"))
		if i < 0 {
			break
		}
		from := at + i
		at = from + len("SPDX-Snippet")
		switch rest := text[at:]; {
		case bytes.HasPrefix(rest, []byte("Begin")):
			open = append(open, len(spans))
			spans = append(spans, Span{from, len(text)})
		case bytes.HasPrefix(rest, []byte("End")) && len(open) > 0:
			spans[open[len(open)-1]].End = at + len("End")
			open = open[:len(open)-1]
		}
	}
	return spans
}

// Package copyright finds copyright statements in bytes: the words as they
// stand, the years, and the holder.
//
// A statement begins at a sign ("Copyright", "(C)", "©", "&copy;",
// "SPDX-FileCopyrightText:") that years or a name follow, and ends with its
// line, or with the next one where the name goes on there. Code that handles copyrights,
// prose that speaks of them, and format strings are not statements.
package copyright

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Notice is one statement. Start and End are byte offsets of the words as they
// stand in the text, comment decoration of continuation lines included.
type Notice struct {
	Start, End int
	Years      string // "2010-2025", "1994, 1996-1998"; empty if none
	Holder     string // normalised: no decoration, single spaces; empty if none
}

// maxLine bounds how much of a line is looked at after a sign.
const maxLine = 600

// Scan finds the statements of text in order. Text may be UTF-8 or Latin-1. It
// reads each byte a bounded number of times.
func Scan(text []byte) []Notice {
	var out []Notice
	for at := 0; at < len(text); {
		start, end := nextSign(text, at)
		if start < 0 {
			break
		}
		n, ok := statement(text, start, end)
		if !ok {
			at = end
			continue
		}
		out = append(out, n)
		at = max(n.End, end)
	}
	return out
}

// nextSign finds the next sign at or after at; start is -1 if there is none.
func nextSign(text []byte, at int) (start, end int) {
	for i := at; i < len(text); i++ {
		switch text[i] {
		case 'c', 'C':
			if hasFold(text[i:], "copyright") && !wordByte(text, i-1) {
				return i, i + len("copyright")
			}
			if hasFold(text[i:], "copr.") && !wordByte(text, i-1) {
				return i, i + len("copr.")
			}
		case '(':
			if i+2 < len(text) && (text[i+1] == 'c' || text[i+1] == 'C') && text[i+2] == ')' && !wordByte(text, i-1) {
				return i, i + 3
			}
		case 0xa9: // Latin-1 ©, or the second byte of UTF-8
			if i > 0 && text[i-1] == 0xc2 {
				return i - 1, i + 1
			}
			if i == 0 || text[i-1] < 0x80 {
				return i, i + 1
			}
		case '&':
			if hasFold(text[i:], "&copy;") {
				return i, i + len("&copy;")
			}
		case 'S':
			if bytes.HasPrefix(text[i:], []byte("SPDX-FileCopyrightText:")) {
				return i, i + len("SPDX-FileCopyrightText:")
			}
			if bytes.HasPrefix(text[i:], []byte("SPDX-SnippetCopyrightText:")) {
				return i, i + len("SPDX-SnippetCopyrightText:")
			}
		}
	}
	return -1, -1
}

func hasFold(text []byte, word string) bool {
	return len(text) >= len(word) && strings.EqualFold(string(text[:len(word)]), word)
}

func wordByte(text []byte, i int) bool {
	if i < 0 || i >= len(text) {
		return false
	}
	c := text[i]
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// statement reads what follows a sign.
func statement(text []byte, start, end int) (Notice, bool) {
	formal := end > start && text[end-1] == ':' && text[start] == 'S'
	word := hasFold(text[start:], "copy") || hasFold(text[start:], "copr")
	if word && end < len(text) && wordByte(text, end) { // copyrighted, copyrights, copyright_notice
		return Notice{}, false
	}
	line, next := lineFrom(text, end)
	body := string(line)
	// More signs: "Copyright (c)", "Copyright © ", "(C) Copyright".
	signs := 1
	for {
		trimmed := strings.TrimLeft(body, " \t:,;.-\u2013*\"'`")
		rest, ok := cutSign(trimmed)
		if !ok {
			body = trimmed
			break
		}
		signs++
		body = rest
	}
	body = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(body, "by "), "By "))
	years, rest := leadingYears(body)
	holder, cutAt := holderOf(rest)
	if years == "" && holder != "" {
		// "Copyright Name 1999-2001", "Copyright Name, 1999"
		if y, name := trailingYears(holder); y != "" {
			years, holder = y, name
		}
	}
	// The name goes on, or stands alone, on the next line.
	last := end + len(line)
	if cutAt < 0 && next < len(text) && (holder == "" && years != "" || strings.HasSuffix(strings.TrimSpace(rest), ",") || strings.HasSuffix(holder, " and") || strings.HasSuffix(holder, " &")) {
		more, _ := lineFrom(text, next)
		cont := strings.TrimLeft(string(more), " \t*/#;%!|-\"'<>")
		if _, isSign := cutSign(cont); !isSign && cont != "" && !startsNotice(cont) {
			name, _ := holderOf(cont)
			if name != "" && plausible(name) {
				if holder == "" {
					holder = name
				} else {
					holder = strings.TrimSuffix(holder, ",") + " " + name
				}
				last = next + len(more)
			}
		}
	}
	holder = tidy(holder)
	if !formal && years == "" && signs == 1 {
		// One sign and no year: "(c)" may be a list item, "copyright" prose.
		if !word || holder == "" || !nameLike(holder) {
			return Notice{}, false
		}
	}
	if holder != "" && !plausible(holder) {
		holder = ""
	}
	if years == "" && holder == "" {
		return Notice{}, false
	}
	if !word && !formal && signs == 1 && text[start] == '(' && years == "" {
		return Notice{}, false
	}
	for last > start && (text[last-1] == ' ' || text[last-1] == '\t' || text[last-1] == '\r' || text[last-1] == '*' || text[last-1] == '/') {
		last--
	}
	return Notice{Start: start, End: last, Years: years, Holder: holder}, true
}

// lineFrom returns the rest of the line at from, bounded, and where the next line begins.
func lineFrom(text []byte, from int) (line []byte, next int) {
	end := bytes.IndexByte(text[from:], '\n')
	next = len(text)
	if end >= 0 {
		next = from + end + 1
	} else {
		end = len(text) - from
	}
	return text[from : from+min(end, maxLine)], next
}

// cutSign removes one more sign at the start of a statement.
func cutSign(s string) (string, bool) {
	for _, sign := range []string{"(c)", "©", "\xa9", "&copy;", "copyright", "copr.", "{c}", "\\copyright", "&#169;", "@copyright"} {
		if len(s) >= len(sign) && strings.EqualFold(s[:len(sign)], sign) {
			rest := s[len(sign):]
			if sign == "copyright" && rest != "" && (rest[0] >= 'a' && rest[0] <= 'z' || rest[0] == '_') {
				continue
			}
			return rest, true
		}
	}
	return s, false
}

// leadingYears reads years and ranges: "2001", "1998-2003, 2005", "2010 - present".
func leadingYears(s string) (years, rest string) {
	i, end := 0, 0
	for {
		for i < len(s) && strings.IndexByte(" ,\t", s[i]) >= 0 {
			i++
		}
		j := i
		if !year(s, j) {
			break
		}
		j += 4
		k := skip(s, j, " ")
		if dash := dashLen(s[k:]); dash > 0 {
			m := skip(s, k+dash, " ")
			switch {
			case year(s, m):
				j = m + 4
			case len(s[m:]) >= 2 && digit(s[m]) && digit(s[m+1]) && (len(s[m:]) == 2 || !digit(s[m+2])):
				j = m + 2
			case hasFold([]byte(s[m:]), "present"):
				j = m + len("present")
			case hasFold([]byte(s[m:]), "now"):
				j = m + len("now")
			default:
				j = k + dash
			}
		}
		end, i = j, j
		if i < len(s) && strings.IndexByte(" ,\t", s[i]) < 0 {
			break
		}
	}
	if end == 0 {
		return "", s
	}
	years = strings.Join(strings.Fields(s[:end]), " ")
	years = strings.NewReplacer(" - ", "-", " -", "-", "- ", "-", "–", "-", " ,", ",").Replace(years)
	return strings.Trim(years, " ,-"), s[end:]
}

func trailingYears(s string) (years, name string) {
	for i := 0; i < len(s); i++ {
		if year(s, i) && (i == 0 || !wordByte([]byte(s), i-1)) {
			y, rest := leadingYears(s[i:])
			if strings.Trim(rest, " .,;)") == "" {
				return y, strings.TrimRight(s[:i], " ,(")
			}
		}
	}
	return "", s
}

func year(s string, i int) bool {
	if i+4 > len(s) || (s[i] != '1' || s[i+1] != '9') && (s[i] != '2' || s[i+1] != '0' && s[i+1] != '1') {
		return false
	}
	return digit(s[i+2]) && digit(s[i+3]) && (i+4 == len(s) || !wordByte([]byte(s), i+4))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func skip(s string, i int, set string) int {
	for i < len(s) && strings.IndexByte(set, s[i]) >= 0 {
		i++
	}
	return i
}

func dashLen(s string) int {
	for _, d := range []string{"--", "-", "–", "\x96"} {
		if strings.HasPrefix(s, d) {
			return len(d)
		}
	}
	return 0
}

// ends are words after which a line no longer names the holder.
var ends = []string{
	"all rights reserved", "all right reserved", "rights reserved", "licensed under", "this software", "this file", "this program", "this code",
	"permission is", "permission to", "redistribution", "see the", "see license", "see copying", "released under", "distributed under", "use of this", "http://", "https://",
	"spdx-license", "subject to", "under the", "for details", "portions", "derived from", "based on", "originally",
}

// holderOf cuts a line to the holder. cutAt is where the words after it begin, -1 if the
// line is the holder's alone.
func holderOf(s string) (holder string, cutAt int) {
	s = strings.TrimLeft(s, " \t,;:.-–*")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "by "), "By ")
	cutAt = -1
	lower := strings.ToLower(s)
	for _, e := range ends {
		if i := strings.Index(lower, e); i >= 0 && (cutAt < 0 || i < cutAt) {
			cutAt = i
		}
	}
	// A second statement on the same line.
	for _, e := range []string{"copyright ", "(c) ", "\\n", "*/", "-->", "</", "<br", "<a "} {
		if i := strings.Index(lower, e); i > 0 && (cutAt < 0 || i < cutAt) {
			cutAt = i
		}
	}
	if len(lower) != len(s) {
		cutAt = min(cutAt, len(s))
	}
	if cutAt >= 0 {
		s = s[:min(cutAt, len(s))]
	}
	// A sentence ends; "Inc." and initials do not end one.
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '.' && s[i+1] == ' ' && i >= 3 && unicode.IsUpper(rune(s[i+2])) && !abbreviation(s[:i]) {
			s, cutAt = s[:i], i
			break
		}
	}
	return tidy(s), cutAt
}

func abbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " ,")+1:]
	if len(word) <= 2 {
		return true
	}
	switch strings.ToLower(word) {
	case "inc", "ltd", "corp", "co", "llc", "gmbh", "dr", "jr", "sr", "st", "prof", "univ", "dept", "inst", "s.a", "b.v", "n.v", "e.v", "pty":
		return true
	}
	return strings.Contains(word, ".")
}

// tidy folds white space and removes decoration, addresses in angle brackets and quotes.
func tidy(s string) string {
	if !utf8.ValidString(s) {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			b.WriteRune(rune(s[i]))
		}
		s = b.String()
	}
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], '>')
		if end < 0 {
			s = s[:open]
			break
		}
		s = s[:open] + " " + s[open+end+1:]
	}
	s = strings.Join(strings.Fields(s), " ")
	s = strings.Trim(s, " ,;:*/#%|\"'`-_=+\\{}[]~")
	if strings.HasSuffix(s, ")") && !strings.Contains(s, "(") {
		s = strings.TrimSuffix(s, ")")
	}
	if strings.HasSuffix(s, ".") {
		if word := s[strings.LastIndexByte(s, ' ')+1 : len(s)-1]; !abbreviation(word) || len(word) < 2 {
			s = strings.TrimSuffix(s, ".")
		}
	}
	return strings.Trim(s, " ,;")
}

// startsNotice reports whether a line begins something else than a name.
func startsNotice(s string) bool {
	lower := strings.ToLower(s)
	for _, e := range ends {
		if strings.HasPrefix(lower, e) {
			return true
		}
	}
	return false
}

// nameLike asks for a name: it begins with a capital or a letter beyond ASCII, as
// prose after "copyright" hardly ever does.
func nameLike(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && r < 0x80 {
		return false
	}
	switch strings.ToLower(strings.SplitN(s, " ", 2)[0]) {
	case "notice", "notices", "holder", "holders", "owner", "owners", "law", "laws", "statement", "and", "or", "license", "licence", "act", "act,", "year", "status", "information", "office",
		"interest", "protection", "treaties", "disclaimer", "rights", "the", "this", "infringement", "claims", "permission", "permissions", "management", "directive", "agreement":
		return strings.HasPrefix(s, "The ") && len(s) > 8
	}
	return true
}

// plausible refuses code, format strings and placeholders as holders.
func plausible(s string) bool {
	if len(s) < 2 || len(s) > 250 {
		return false
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 || letters*3 < utf8.RuneCountInString(s) {
		return false
	}
	for _, code := range []string{"%s", "%d", "${", "{{", "}}", "();", "==", "!=", "=>", "&&", "||", "<?", "$(", "\\x", "::", "->", "%{"} {
		if strings.Contains(s, code) {
			return false
		}
	}
	return true
}

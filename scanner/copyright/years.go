package copyright

import (
	"bytes"
	"strings"
)

// years reads a list of years and ranges: "2001", "1998-2003, 2005", "1996..99",
// "June 2010 to present", "1995, 96 and 1997", over lines. blank tells that a
// placeholder stands where a year belongs.
func (l *lexer) years() (list []string, blank bool) {
	good := *l
	listed := false // a comma since the last year
	for range 200 {
		t := l.next()
		switch {
		case t.kind == tokYear:
			item, end := l.yearItem(t.start)
			if end < 0 && len(list) == 0 {
				item, end = string(l.text[t.start:t.start+4]), t.start+10
			}
			if end < 0 {
				*l = good
				return list, blank
			}
			list = append(list, item)
			l.pos = end
			good, listed = *l, false
			continue
		case t.kind == tokNumber:
			n := t.end - t.start
			if n == 2 && listed && len(list) > 0 && !t.dot { // "1997, 98"
				list = append(list, string(l.text[t.start:t.end]))
				good, listed = *l, false
				continue
			}
			if n > 5 && n <= 10 && yearAt(l.text[:t.end], t.end-4) && strings.IndexByte("/.-", l.text[t.end-5]) >= 0 { // 31/12/1999
				list = append(list, string(l.text[t.end-4:t.end]))
				good, listed = *l, false
				continue
			}
			if n <= 2 && len(list) == 0 { // the day before a month
				continue
			}
		case t.kind == tokComma:
			listed = true
			continue
		case t.kind == tokNewline, t.kind == tokDash && len(list) > 0:
			continue
		case t.kind == tokWord && len(list) > 0 && later(l.text[t.start:t.end]): // "2016 and later"
			good, listed = *l, false
			continue
		case (t.kind == tokPlace || t.kind == tokWord && t.class == classPlace) && (len(list) == 0 || afterDash(l.text[:t.start])), t.kind == tokWord && len(list) == 0 && t.class == classPlace:
			blank = true
			good = *l
			continue
		case t.kind == tokWord && (t.class == classMonth || t.class == classAnd && len(list) > 0):
			continue
		case t.kind == tokWord && len(list) > 0 && fromTo(l.text[t.start:t.end]):
			if p := *l; p.next().kind == tokYear {
				u := l.next()
				item, end := l.yearItem(u.start)
				if end > 0 {
					list[len(list)-1] += "-" + item
					l.pos = end
					good = *l
					continue
				}
			}
		}
		break
	}
	*l = good
	return list, blank
}

// afterDash holds where the end of a range belongs: "2002-${year}".
func afterDash(b []byte) bool {
	b = bytes.TrimRight(b[max(0, len(b)-4):], " ")
	return len(b) > 0 && (b[len(b)-1] == '-' || b[len(b)-1] >= 0x80)
}

func later(word []byte) bool {
	return len(word) == 5 && hasFold(word, "later") || len(word) == 7 && hasFold(word, "onwards") || len(word) == 10 && hasFold(word, "subsequent")
}

func fromTo(word []byte) bool {
	for _, w := range []string{"to", "through", "thru", "until", "till", "bis"} {
		if len(word) == len(w) && hasFold(word, w) {
			return true
		}
	}
	return false
}

// yearItem reads a year and what it ranges to. end is -1 if it is a date of a log.
func (l *lexer) yearItem(at int) (item string, end int) {
	text := l.text[:l.limit]
	item, end = string(text[at:at+4]), at+4
	if end < len(text) && text[end] == '+' {
		return item, end + 1
	}
	i := end
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	n := 0
	for _, d := range []string{"..", "/", "~", "_"} {
		if hasFold(text[i:], d) && digitAt(text, i+len(d)) {
			n = len(d)
		}
	}
	if n == 0 {
		n = rangeDash(text[i:])
	}
	if n == 0 {
		return item, end
	}
	i += n
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	digits := i
	for digitAt(text, digits) {
		digits++
	}
	switch {
	case digits == i+4 && digits < len(text) && isLetter(text[digits]) && !wordByte(text, digits+1): // "2010-2011a"
		return item + "-" + string(text[i:digits]), digits + 1
	case yearAt(text, i):
		return item + "-" + string(text[i:i+4]), i + 4
	case (digits == i+2 || digits == i+1) && !wordByte(text, digits):
		if digits == i+2 && digits+2 < len(text) && text[digits] == '-' && isDigit(text[digits+1]) {
			return "", -1 // 2003-04-05
		}
		return item + "-" + string(text[i:digits]), digits
	}
	for _, now := range []string{"present", "today", "now", "current", "onwards", "onward"} {
		if hasFold(text[i:], now) && !wordByte(text, i+len(now)) {
			return item + "-" + now, i + len(now)
		}
	}
	if n == 1 && i > end+1 && i < len(text) && text[i-1] != '-' { // "2004 - Name"
		return item, end
	}
	return item, i
}

// rangeDash gives the length of the dash of a range, whatever stands after it.
func rangeDash(b []byte) int {
	for _, d := range []string{"---", "--", "-", "~", "\u2013", "\u2014", "\u2010", "\u2011", "\x96", "&ndash;", "&mdash;", "&#8211;", `\-`} {
		if hasFold(b, d) {
			return len(d)
		}
	}
	return 0
}

// yearAt reports whether a year from 1900 to 2049 stands at i, and no more digits or letters.
func yearAt(b []byte, i int) bool {
	if i < 0 || i+4 > len(b) || !isDigit(b[i+2]) || !isDigit(b[i+3]) || wordByte(b, i-1) && b[i-1] != '_' || wordByte(b, i+4) && b[i+4] != '_' {
		return false
	}
	return b[i] == '1' && b[i+1] == '9' || b[i] == '2' && b[i+1] == '0' && b[i+2] <= '4'
}

package copyright

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what a word may be in a statement.
type class uint8

const (
	classLower    class = iota // any other word in lower case
	classCap                   // begins a name: a capital, a digit among letters, a letter without case
	classStop                  // the holder's name ends before it, in any case of its letters
	classProse                 // the same, but in lower case only: it may stand in a name with a capital
	classRole                  // "contributors", "authors": names a holder though in lower case
	classParticle              // "of", "van", "the": inside names
	classAnd                   // joins names
	classSuffix                // "Inc", "GmbH": ends the name of a company
	classMonth
	classHolder // "holder", "owner", "notice": what the word copyright is said about
	classPlace  // stands in the place of a name or year: "yyyy", "YOUR"
)

// The words of a class, in lower case. Words in none are told by their letters.
var classes = func() map[string]class {
	m := make(map[string]class)
	for c, words := range map[class]string{
		classStop: `rights reserved reserves license licensed licence licenced permission permissions redistribution distributed distributable released used this these those that which is are was were
			see written rewritten modified created originally derived based ported portions version subject under available spdx-license-identifier confidential proprietary unpublished copyleft
			author: authors: email: e-mail: if unless except reproduced rewrite implemented adapted converted donated contributed translated maintained permits provided everyone anyone
			you your yours my warranty disclaimer please note homepage project-homepage tel phone fax produced merchantability fitness liable liability implied warranties`,
		classProse: `all right reserves licenses licensing permitted redistributions use using be been being has have had may can could must shall should will
			would no not we it they terms term conditions release modifications by part parts updated changed changes added includes including included contains with without within when where while
			because since per so than then or but our its' he she who whom from to into on upon in via
			file files software program code script module library package document documentation document's above below following details information more read refer visit free
			grant granted grants logo patents patent trademark trademarks applies applicable law laws act acts infringement protection protected claims claim
			notice notices statement statements string message messages symbol sign header headers years date dates update edit
			copy copies copying copied only each every some such other's same both either neither here there now also just warning e-mail mailto
			redistribute reproduce reproduction publish publication publications material materials work works abstract disclaims disclaimed
			public domain section article license-identifier build built generated automatically revision id last status summary description title name type
			interest interests assignment assigned assigns belongs remains printed function return returns var let const param true false null undefined new
			does do did done made make makes get set restricted field value property text line lines`,
		classRole: `contributors contributor authors author others developers developer maintainers maintainer team project community members member individuals individual
			subsidiaries subsidiary affiliates company group foundation committers partners owners et al people licensors affiliate friends entities persons parties`,
		classParticle: `of van von aan de der den del della di da do dos das du la le les el ter ten zu zur zum im op 't bin ibn af av för für und the for at its their his her various other many several original
			respective different individual additional all-contributors numerous as represented sp. z any`,
		classAnd:    `and & und et y e + and/or og och en i`,
		classSuffix: `inc incorporated ltd limited corp corporation co llc llp lp gmbh sprl ag kg kgaa ohg sa s.a s.a.s sas sarl s.a.r.l srl s.r.l spa s.p.a bv b.v nv n.v ab oy oyj a/s aps as asa pty pvt plc pte kk k.k s.r.o o.o o.o. a.s e.v ev ltda lda kft zrt d.o.o`,
		classMonth:  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`,
		classHolder: `holder holders owner owners holder's holders' owner's owner(s) holder(s)`,
		classPlace:  `yyyy yy yyyy-yyyy 19yy 20yy 19xx 20xx 200x 201x 202x xxxx year yourname someone fullname firstname lastname insert placeholder yourcompany`,
	} {
		for word := range strings.FieldsSeq(words) {
			if old, ok := m[word]; !ok || c < old { // a fixed choice where a word is in two classes
				m[word] = c
			}
		}
	}
	return m
}()

// lookup gives the class of a word of the table, in any case of its letters.
func lookup(word []byte) (class, bool) {
	var buf [24]byte
	if len(word) > len(buf) {
		return 0, false
	}
	for i, c := range word {
		buf[i] = lower(c)
	}
	c, ok := classes[string(buf[:len(word)])]
	return c, ok
}

// classOf classifies a word.
func classOf(word []byte) class {
	if c, ok := lookup(word); ok {
		if word[0] >= 'A' && word[0] <= 'Z' && (c == classProse || c == classRole || c == classParticle && lower(word[0]) != 't' || c == classAnd && len(word) < 3) {
			return classCap
		}
		return c
	}
	if dottedForm(word) {
		return classSuffix
	}
	return letterClass(word)
}

// dottedForm reports whether a word is three letters or more with periods between them, as the legal forms of many languages: "z.s.p.o".
func dottedForm(word []byte) bool {
	for i, c := range word {
		if i%2 == 0 && (c < 'a' || c > 'z') || i%2 == 1 && c != '.' {
			return false
		}
	}
	return len(word) > 4 && !hasFold(word, "a.k.a") && !hasFold(word, "w.r.t")
}

// letterClass tells a name from an ordinary word by its letters: a capital anywhere
// ("iClick"), a digit before letters ("3Com"), or a script without case.
func letterClass(word []byte) class {
	letters := 0
	for i := 0; i < len(word); {
		c := word[i]
		switch {
		case c < utf8.RuneSelf:
			if c >= 'A' && c <= 'Z' {
				return classCap
			}
			if isLetter(c) {
				letters++
			}
			i++
		default:
			r, n := utf8.DecodeRune(word[i:])
			if r == utf8.RuneError && n <= 1 {
				r, n = rune(c), 1 // Latin-1
			}
			if unicode.IsLetter(r) {
				letters++
				if !unicode.IsLower(r) {
					return classCap
				}
			}
			i += n
		}
	}
	if letters > 0 && isDigit(word[0]) {
		return classCap
	}
	return classLower
}

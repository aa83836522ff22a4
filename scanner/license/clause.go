package license

import (
	"slices"

	"github.com/licit-compliance/licit/scanner/license/words"
)

// clausePhrases are the words that a passage of each facet is known by. They are
// written so that they hold across programmes, publishers and wordings.
var clausePhrases = []phraseList{
	{PatentReserved, `
		patent rights {6} no such rights are granted
		no such rights are granted
		(does|do|shall) not {4} (provide|grant|convey|confer|imply) {3} (license|licenses|rights|right) {24} (patent|patents)
		no {6} (license|licenses) {12} (patent|patents) {8} (granted|conveyed|provided)
		(does|do|shall) not {4} (grant|provide|convey|confer) {4} patent (license|licenses|right|rights)
		no {3} patent (license|licenses|rights|right) {18} (granted|conveyed|provided|given)
		no {4} (license|licenses|rights) {8} under {4} (patent|patents)
		by implication estoppel or otherwise {4} (under|to) {3} (patent|patents|patent rights)
		(patent|patents|patent rights) {12} are not (granted|licensed|included|covered)
		patent (license|licenses|rights) (are|is) neither {2} (granted|implied|conveyed|licensed)
		(patent|patents) shall not include
		without {4} (license|rights) (to|under) {4} (patent|patents)
		subject to {4} third party {6} patent rights
		not a grant of {2} patent (rights|right|license|licenses)
		(patent|patents) {16} no (license|licenses|right|rights) {4} (granted|conveyed|given|provided)
		(patent|patents) none (is|are) granted
		nothing {10} (grants|grant|granting|conveys|convey|conferring|confers|construed) {14} (patent|patents)
		(retain|retains|reserve|reserves) {1} full patent rights`},
	{PatentGrant, `
		(grant|grants|granted) {24} patent (license|licenses)
		patent license {6} (granted|grants)
		(grant|grants) {12} under {8} (patents|patent claims|patent rights)
		covenant not to (sue|assert) {12} (patent|patents)
		not {3} (assert|enforce) {6} (patent|patents)`},
	{ResearchOnly, `
		(solely|only|exclusively) for {8} (research|evaluation|academic|educational|education|experimental)
		for {6} (research|evaluation|academic|educational|experimental) {3} (purposes|use|purpose|uses) only
		for {3} (research|evaluation|academic|educational) only
		(research|evaluation|academic|educational) {3} (use|purposes) only
		limited to {6} (research|evaluation|academic|educational) {4} (use|purposes|purpose)
		(may|must|can|shall) only be used {1} for {3} (research|evaluation|academic|educational|teaching)
		for {3} (research|evaluation|testing) (and|or) {1} (testing|evaluation|education|development|teaching) only
		(use|uses|used) {3} (purposes|purpose) other than {3} (research|evaluation|educational|education)
		free for {4} (academic|research|educational) (use|purposes|research)
		permission is {1} (granted|given) {14} for {2} (research|evaluation|academic|educational) {3} (purposes|use)
		(delivered|provided|released|supplied|distributed) {1} for {1} (study|research|academic|educational) {1} (purposes|use|) only`},
	{NonCommercial, `
		(for|only|solely|limited to) {4} non commercial {2} (use|uses|purpose|purposes|applications|distribution|research|entertainment|projects)
		on a non commercial basis
		(means|is|are) {2} non commercial (purposes|purpose|use|uses) (of|in|for)
		non commercial {2} (use|uses|purpose|purposes) (only|license|is|are)
		(not|no) {4} (used|use|sold|distributed|redistributed) {4} for {3} (commercial|profit) {1} (use|uses|purpose|purposes|gain|advantage|products)
		(not|never) for commercial (use|purposes|distribution)
		commercial (use|exploitation|distribution|redistribution|usage) {16} (prohibited|forbidden|excluded|disallowed)
		commercial (use|exploitation|distribution|redistribution|usage) {3} not (permitted|allowed|authorized|granted|licensed)
		commercial (use|exploitation|distribution|usage) {4} requires {6} (license|permission|agreement|consent)
		(license|permission|agreement|consent) {3} (obtained|required|needed|necessary) {2} (before|for|prior to) {2} commercial (use|exploitation|distribution|redistribution|usage)
		(no|without) commercial (use|exploitation)
		may not be used {2} commercially
		(may|must|shall|can) not {8} use (it|them|this software|the software) commercially
		(none|neither) {12} (used|put) {1} (for|to) {2} commercial use
		for (personal|private|home) {2} (use|purposes) only
		free for non commercial
		(may|must|can|shall) only be used {1} for {3} non commercial
		for commercial (use|purposes) {2} contact
		for {2} (non profit|nonprofit) (use|purposes) only
		(only|solely|exclusively) for {2} (non profit|nonprofit) (use|purposes|organizations|organisations)
		free for personal use
		(use|used) {4} commercially {2} contact
		(cannot|can not|may not|must not|shall not) be (included|bundled|incorporated) {8} (commercial|paid) (product|products|software|package|packages|application|applications)`},
	{FieldOfUse, `
		(provided|granted|licensed|released|available|distributed|supplied|used|copied) {4} for the sole (purpose|purposes) of {6} (standard|standards|recommendation|recommendations|specification|specifications|standardization|standardisation|conformance)
		(use|uses) of (this|the|such) {2} (software|program|source code|module) (is|are|shall be) (limited|restricted) to
		use of this {1} code (is|are|shall be) (limited|restricted) to
		(solely|only|exclusively) in connection with {6} (standardization|standardisation|recommendation|recommendations)
		only be used {1} (with|on|in conjunction with|in connection with) {6} (products|hardware|devices|chips|processors|microcontrollers)
		(software|firmware|binary|code|library|file) {6} (is|are|be) {1} used for {3} (microcontroller|microcontrollers|processor|processors|chip|chips|device|devices|product|products) {1} (manufactured|made|produced|sold|supplied) by
		used (only|solely|exclusively) to (develop|make|build|implement|create) {6} (conforming|conform|compliant|conformant)
		used (only|solely|exclusively) for {4} (development|implementation|evaluation|drafting|testing) of {6} (standard|standards|recommendation|recommendations|specification|specifications)
		for the (purpose|purposes) of {2} (developing|implementing|evaluating|drafting|testing) {6} (standard|standards|recommendation|recommendations|specification) (only|solely|exclusively)
		(license|right|permission) to use {8} for the (purpose|purposes) of {6} (standard|standards|standardization|standardisation|recommendation|recommendations)
		(software|program|product|code) (shall|may|must) not be used (in|for|by|with) {8} (life support|life critical|safety critical|medical|nuclear|aircraft|military)
		no other (use|uses) (is|are) {3} (intended|authorized|permitted|granted|licensed)
		(use|copy|modify) {24} (within|in) (the|your) (licensed field|licensed fields|field of use|fields of use)
		(use|used|uses) {4} for {4} (military|weapons|weapon|nuclear|surveillance) {12} (prohibited|forbidden|not permitted|not allowed)
		(not|never) {4} (used|use) {8} (military|weapons|weapon|nuclear facility|nuclear facilities|surveillance)
		shall be used for good not evil
		copyright {2} is not released {1} for products that do not conform
		(use|used|modify|copy|distribute) {8} only when {1} (embedded|integrated|incorporated|executed|run) (on|in|into|with)
		(solely|only|exclusively) for use in developing {6} for
		use with non {4} (devices|technologies|products|hardware) {5} (prohibited|forbidden|not permitted)
		(must|may|shall|can) {1} be used {1} (solely|only|exclusively) for {16} limited to {4} (devices|technologies|products)
		do not use (this|the) (software|package|program|code|library) for any other
		in their implementation of the recommendation
		(permission|license|right|rights|licensed) {3} (granted|given|licensed) for use (on|with|in|by) {8} only
		(permission|license|right|rights) {3} (granted|given) for use (only|solely|exclusively) (on|with|in|by)
		(permission|license|right|rights) {3} (granted|given) (only|solely|exclusively) for use (on|with|in|by)
		for use in {8} (products|implementations) {1} claiming {1} conformance
		for use in implementations of {10} in products that satisfy {2} conformance
		(copyright|license) {6} (released|granted) for non {10} (conforming|conformant|compliant) (products|product|use|uses|implementations)
		inhibit third {1} from using {6} for {12} (conforming|conform|conformant)
		(copy|modify|use|distribute) {12} for (standardization|standardisation) (activity|activities|purposes|work)
		(solely|only|exclusively) {4} for {6} (standardization|standardisation|conformance|interoperability|compliance testing)
		(solely|only|exclusively) {4} for {4} (developing|development|evaluating|evaluation|implementing|implementation|drafting|purpose|purposes) {6} (standard|standards)
		(use|used) {2} (only|solely|exclusively) {1} (with|on|in conjunction with|in connection with) {6} (products|hardware|devices|product|chips|processors|microcontrollers|platform|platforms)`},
	{NoModification, `
		(software|program|code|file|files|document|work|font|fonts|materials|documentation|license|package|copy|copies) (itself|) (may|must|shall|can) not be (modified|altered|changed|edited)
		(distributed|redistributed|distribute|redistribute|copied|copy|used) {8} it (may|must|shall|can) not be (modified|altered|changed|edited)
		not (allowed|permitted|authorized) to (modify|alter|change|adapt) (this|the) {1} (file|files|software|document|work|font|fonts|text|code|program)
		(modifying|altering|changing) (this|the) {1} (document|file|files|software|work|font|fonts|text) {2} (is|are) (prohibited|forbidden)
		(redistribute|distribute|copy|reproduce) {8} but {2} (may|must|can|shall) not (alter|modify|change|edit) it
		(may|must|shall) not (modify|alter|adapt|translate) {1} (the|this|or|any) {2} (software|program|code|file|document|work|materials)
		no (modification|modifications|derivative works|derivatives) {2} (is|are) {1} (permitted|allowed|authorized)
		no {1} (modifications|derivative works|derivatives) (permitted|allowed|authorized)
		no (changes|alterations) {4} (permitted|allowed|authorized) (to|in) (this|the) {1} (software|program|code|file|document|work|text|license)
		(modification|modifications|derivative works) {4} not (permitted|allowed|authorized)
		(modification|derivative works) {4} (prohibited|forbidden)
		modified (version|versions|copy|copies) (may|must|shall|can) not be (distributed|redistributed|published|released)
		(may|must|shall|can) not be used as {1} basis for (other|another|any|new|derived)
		(user|users|you|licensee|licensees|recipient) (cannot|can not|may not|must not|shall not) {1} (alter|modify|adapt|duplicate) {20} (software|program|source code|algorithm)
		(prohibited|forbidden) from {4} (altering|modifying|adapting|changing) {8} (in any way|the|this|or|any)`},
	{NoRedistribution, `
		(may|must|shall|can) not be (redistributed|distributed|copied|reproduced|duplicated|transferred|disclosed) {10} (without|in whole|except|to|outside|or)
		(may|must|shall) not (redistribute|distribute|copy|reproduce|sublicense) {1} (the|this|or|any|it) {2} (software|program|code|file|document|work|materials|library|sdk)
		no part of (this|the) {4} may be (reproduced|copied|distributed|redistributed|disclosed|transmitted) {18} (without|except)
		no part may be (reproduced|copied|distributed|redistributed|disclosed|transmitted) {18} (without|except)
		(not for|no) (redistribution|distribution) (permitted|allowed|is permitted|without|outside|of this)
		not (allowed|permitted|authorized) to {1} (redistribute|distribute) {1} (this|the|any) {1} (file|files|software|document|work|font|fonts|text|code|program|material)
		(may|must|shall) not be (given|passed|supplied|made available) {2} to {2} third parties
		not for (redistribution|public release|public distribution)
		do not (redistribute|distribute) (this|it|the|without)
		(redistribution|distribution|reproduction|copying|duplication|dissemination) {14} (is|are) {1} (prohibited|forbidden|not permitted|not allowed)
		(unauthorized|unauthorised) {2} (copying|reproduction|distribution|use|redistribution|disclosure) {16} (prohibited|forbidden)
		(any|all) other (use|uses) {24} (distributing|redistributing|sublicensing|redistribution|distribution) {14} (is|are) {1} (prohibited|forbidden|not permitted|not allowed)
		(copying|reproduction|distribution|redistribution|duplication) {16} requires {2} (prior|express|written) {2} (consent|permission|authorization|authorisation|approval)`},
	{Revocable, `
		(revocable|terminable at will) {6} (license|permission|right)
		(license|permission|right|rights) {6} may be (revoked|terminated|withdrawn) {3} at any time
		(reserve|reserves) the right to (revoke|terminate|withdraw) {4} (license|permission|agreement|rights)`},
	{Confidential, `
		confidential and proprietary
		proprietary and confidential
		confidential proprietary
		(this|these|the) {2} (software|program|code|file|files|document|work|material|materials|documentation|source|product|package|module) {6} (contain|contains|constitute|constitutes|includes|is|are) {4} (confidential|proprietary) {3} information
		(contain|contains|constitute|constitutes|is|are) {4} (confidential|proprietary) {3} information (of|belonging)
		(contain|contains|constitute|constitutes) {6} trade (secret|secrets)
		(company|strictly) confidential
		(this|these|the) {2} (software|program|code|file|files|document|work|material|materials|documentation|source|information) {8} highly confidential
		(is|are|remains) {1} confidential (property|to|information|material)
		this {4} (software|program|code|file|document|work|material|documentation|specification|product|module|information) {6} (is|are) {1} proprietary to
		(do|may|must|shall) not (disclose|divulge) {6} third (party|parties)
		(may|must|shall) not be disclosed
		unpublished {1} (proprietary|confidential) (source|work|software|program|code)
		not to be disclosed {2} (except|outside|without)`},
	{NoGrant, `
		no {2} (license|licenses|right|rights|permission) {5} (is|are) {1} (granted|given|conveyed|implied) {3} (by|under|to|except|herein|hereunder|in)
		no {2} (license|licenses|rights|right) (express or implied|expressed or implied) {8} (granted|given)
		does not {4} (grant|give|convey|provide) {3} (license|licenses|rights|right|permission) {2} to (use|copy|distribute|modify)
		(any|all) {1} use {6} without {2} (valid|written|separate|signed) {1} (license|agreement) {2} is {1} (prohibited|forbidden|unlawful|illegal)
		(can|may) only use this {2} (program|software|code|file|library|package) if you have {8} (license|agreement)
		(holder|owner) of all proprietary rights`},
	{NotSold, `
		(must|may|shall|can) not be {2} sold
		(must|may|shall|can) not {3} (sell|resell) {4} (software|program|code|file|copies|font|fonts|library|it)
		(may|can) be {8} but not sold
		(user|users|you|licensee|licensees|recipient) (cannot|can not|may not|must not|shall not) {2} (rent|lease|loan|sell|hire) {3} (rent|lease|loan|sell|hire|sublicense|distribute|transfer) {20} (software|program|source code|algorithm)
		not for (sale|resale)
		(may|must|shall) not charge {3} (fee|fees|money) for {2} (software|program|copies|file|files|it)
		no {1} (fee|fees|charge|money) (may|must|shall|can) be (charged|taken|asked) for {2} (software|program|copies|file|files|font|fonts|package|work|it)
		(does|do|will|shall) not {7} right to (sell|resell)`},
	{Export, `
		subject to {10} export {3} (control|controls|laws|regulations|restrictions|administration|law)
		(comply|complying|compliance|accordance) with {10} export {3} (control|controls|laws|regulations|restrictions|law)
		export {3} (laws|regulations) {10} (comply|prohibited|responsible|restricted)`},
}

// clauseNot are phrases that contain the words of a clause and say the
// opposite, or say it of something else than the work: a clause that lies in
// one or overlaps it is none.
var clauseNot = []phraseList{
	{NonCommercial, `
		commercial (and|or|as well as|and or) non commercial
		free for personal use and {3} commercial
		non commercial (and|or|as well as|and or) commercial
		(commercial|commercially) {2} or (non commercial|noncommercially)
		without {3} restriction {6} non commercial
		(this|that) (alternative|option) is {8} non commercial
		not have {6} no commercial (use|exploitation) {2} (restriction|restrictions|clause|condition|limitation)
		no commercial (restriction|restrictions)`},
	{ResearchOnly, `
		for any {2} (research|evaluation|academic|educational)
		(research|academic|educational) {4} (or|and) {2} commercial
		commercial (or|and) {2} (research|academic|educational)`},
	{FieldOfUse, `
		as {2} (weapon|weapons)
		use (these|those|it|them) (only|solely|exclusively) (on|with)
		only on {2} (platform|platforms) (where|that|which|with|without)`},
	{NoModification, `
		modified (version|versions|copy|copies) (may|must|shall|can) not be (distributed|redistributed|published|released) (under|as|unless|by|using)
		license document but (changing it|modification)
		extension of the license statements {8} file may not be (changed|modified)
		document but modification of it is not
		changing it is not allowed`},
	{NoRedistribution, `
		(may|must|shall|can) not be (copied|distributed|redistributed|reproduced) {6} except (according|in compliance|in accordance|under|as permitted|as expressly|as provided|with)`},
	{PatentGrant, `
		(not|no|nor|without) {10} (grant|grants|granted) {24} patent (license|licenses)
		no {3} patent license {6} (granted|grants)
		no {6} (granted|grants) {6} patent
		nothing {20} (grant|grants|granting|granted) {16} (patent|patents)
		(grant|grants|granted) no {12} (patents|patent claims|patent rights|patent)`},
	{Confidential, `
		confidential information means
		(keep|keeps|kept|treat|treated|considered|remain|remains) {3} (strictly|highly) confidential
		(data|keys|votes|answers|responses|addresses|passwords|credentials) {6} (strictly|highly) confidential
		not {2} (contain|constitute|confidential|proprietary)
		(confidential|proprietary) {3} information of (its|their|your)`},
	{NoGrant, `
		no (such|other|further|additional) {2} (right|rights|license|licenses|permission)
		(does|do) not {4} grant {4} (right|rights|permission|license|licenses) to use {10} (trademark|trademarks|trade|names|name|logo|logos|marks)
		no {3} patent (license|licenses|right|rights)`},
}

// What no grant looks like: rights reserved, liability refused, and nothing given.
var reservePhrases = []phraseList{
	{"reserved", `all rights {1} reserved`},
	{"refusal", `
		(makes|make|made|gives|give) no {3} (representation|representations|warranty|warranties)
		(held|be) {2} liable for {3} damages
		(is|are) provided as is {1} without {2} warranty
		in the hope that it will be useful {4} but without any warranty
		no {3} (warranty|warranties|liability) {3} (is|are) (given|made|accepted|assumed)`},
}

// reserveReach is how many words may stand between the two.
const reserveReach = 60

// reserved finds rights that are reserved in words that read like terms and grant
// nothing. It is meant for texts in which no licence was found.
func (d *data) reserved(dst []Clause, s *stream) []Clause {
	toks := s.toks
	var last *hit // rights that are reserved, or a refusal, that still wait for the other
	for _, h := range d.reserve.find(nil, s) {
		if last != nil && h.kind != last.kind && h.from-last.from < reserveReach {
			dst = append(dst, Clause{Facet: NoGrant, Start: int(toks[last.from].Start), End: int(toks[h.to-1].End)})
			last = nil
			continue
		}
		last = &h
	}
	return dst
}

// lawReach is how many words away from "must not be modified" something has to be said of rights.
const lawReach = 60

// lawful reports whether words around a phrase, or in it, are of rights: without them "the file must not be modified" tells
// how something is used.
func (d *data) lawful(toks []words.Token, h hit) bool {
	return slices.ContainsFunc(toks[max(0, h.from-lawReach):min(len(toks), h.to+lawReach)], func(t words.Token) bool { return d.law.has(t.Hash) })
}

// fewForbidden is how many words a phrase has at most that names no work that is forbidden to be passed on.
const fewForbidden = 4

// ofWork reports whether words around so short a phrase, or in it, are of rights other than what is forbidden itself, or it is a sentence.
func (d *data) ofWork(toks []words.Token, h hit) bool {
	if toks[h.from].Flags&words.Stop != 0 && (h.to >= len(toks) || toks[h.to].Flags&words.Stop != 0) {
		return true
	}
	for k := max(0, h.from-lawReach); k < min(len(toks), h.to+lawReach); k++ {
		if (k < h.from || k >= h.to) && d.law.has(toks[k].Hash) {
			return true
		}
	}
	return false
}

// lawWords are words of rights.
const lawWords = `license licenses licensed licensee licence licences copyright copyrights copyrighted distributed distribute distribution redistributed redistribute
	redistribution redistributable permission permitted rights reserved granted grant terms agreement confidential proprietary sold commercial noncommercial patent patents
	disclaimer warranty warranties liable reproduced reproduction prohibited forbidden derivative owner owners property`

// clauses appends the clauses among toks, the longest where several of one
// facet overlap.
func (d *data) clauses(dst []Clause, text []byte, s *stream, listed []Span) []Clause {
	toks, hits := s.toks, d.clause.findOutside(s, listed)
	if len(hits) == 0 {
		return dst
	}
	not := d.notClause.find(nil, s)
	open := map[string]int{} // facet -> index in dst of its last clause
	ends := map[string]int{}
next:
	for _, h := range hits {
		if blocks(text[toks[h.from].Start:toks[h.to-1].End]) || d.message(text, toks, h.from, h.to) {
			continue
		}
		if h.kind == NoModification && toks[h.to-2].Hash == wordBe && !d.lawful(toks, h) {
			continue
		}
		if h.kind == NoRedistribution && h.to-h.from <= fewForbidden && (toks[h.to-1].Hash == wordProhibited || toks[h.to-1].Hash == wordForbidden) && !d.ofWork(toks, h) {
			continue // "a flag that says that copying is prohibited", of a program
		}
		for _, n := range not {
			if n.kind == h.kind && n.from < h.to && h.from < n.to {
				continue next
			}
		}
		c := Clause{Facet: h.kind, Start: int(toks[h.from].Start), End: int(toks[h.to-1].End)}
		if i, ok := open[h.kind]; ok && h.from < ends[h.kind] {
			dst[i].End = max(dst[i].End, c.End)
			ends[h.kind] = max(ends[h.kind], h.to)
			continue
		}
		open[h.kind], ends[h.kind] = len(dst), h.to
		dst = append(dst, c)
	}
	return dst
}

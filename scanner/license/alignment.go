package license

import "strings"

// alignment is one template laid along a part of the text.
type alignment struct {
	template   int
	from, to   int // words of the text
	matched    int // words that agree, optional ones included
	required   int // words that the template requires
	have       int // of them, words that are there
	missing    []run
	extra      []run
	extraWords int
	inserted   int  // of them, words of whole sentences
	offered    int  // of these, words that offer another licence
	repeated   int  // words of a clause that is there twice
	restricts  bool // the text adds a condition
	adds       bool // it adds words of one
	ends       int  // where the extra words end that the next ones may go on
	not, may   bool // words of a condition are among them
	sell       int  // words about selling that the template does not have
	versions   int  // numbers of versions that stand for others
	offers     bool // or words of a choice
	granted    bool // all is there but the disclaimer at the end
	unsaid     int  // required words of that disclaimer
	body       int  // the first word that the template requires
	headless   int  // words of the template before the first that is there, in a short one
	outside    int  // required words before the first and after the last that is there
	preface    int  // likewise, where a title before them and a line behind them may be there
}

// run is a row of words: of the template where missing, of the text where extra.
type run struct{ from, to int }

func (a *alignment) lost() int { return a.required - a.have }

// score ranks alignments of the same words: what differs counts as much as what
// agrees, but for what a long text leaves out before its beginning and after its end:
// prefaces and appendices. Of a text that agrees as a whole the few words that fill its
// blanks count too.
func (a *alignment) score() int {
	if a.whole() {
		return a.matched + min(a.to-a.from-a.matched, a.matched/50)
	}
	lost := a.lost() - a.unsaid
	if a.required > longText && a.lost()-a.preface <= fewLost && a.preface > 0 && a.extraWords == 0 {
		lost -= a.preface * 3 / 4 // all the rest agrees
	} else if a.required > longText {
		lost -= a.outside * 3 / 4
	}
	// A word replaced is missing and extra, and one difference. Sentences that were put into a
	// text leave it what it is.
	extra := max(0, a.extraWords-max(a.inserted, a.repeated))
	if lost == 0 && extra > paragraphWords {
		extra = paragraphWords + (extra-paragraphWords)/2
	}
	return a.matched - max(lost, extra) - min(lost, extra)/2 - max(0, a.inserted-a.offered-a.repeated)*2/3 - a.sell*sellWords - a.versions*versionWords
}

// paragraphWords is how many words beyond a template that is all there make a paragraph of their own.
const paragraphWords = 20

// versionWords is how many words the number of a version weighs that stands where a template has another.
const versionWords = 8

// isVersion reports whether a word is the number of a version, as licences have them: "0.5", "2.0".
func isVersion(w string) bool {
	return len(w) >= 3 && w[0] >= '0' && w[0] <= '9' && strings.Contains(w, ".")
}

// sellWords is how many words one about selling weighs, which tells siblings apart.
const sellWords = 6

// longText is a template of so many words that it may have such parts.
const longText = 1000

// quality is the share of all words, on both sides, that agree.
func (a *alignment) quality() float64 {
	return float64(a.matched) / float64(a.matched+a.lost()+a.extraWords-a.offered)
}

// good reports whether an alignment is enough to name the template. The shorter
// a text is, the more one word of it can change.
func (a *alignment) good() bool {
	q := a.quality()
	if a.granted {
		return true
	}
	if a.headless > 20 && q < 0.78 {
		return false // a disclaimer that many texts share, without the grant before it
	}
	if q < enough(a.required) {
		return false
	}
	// A short one that is cut short is what it is; with words put in as well it may be another.
	return a.required < 25 || a.required >= 100 || q >= 0.86 || 4*a.have >= 3*a.required || a.extraWords*10 <= a.matched
}

// enough is the quality that names a template with so many required words.
func enough(required int) float64 {
	switch {
	case required < 9:
		return 1
	case required < 25:
		return 0.8
	case required < 100:
		return 0.7
	}
	return 0.72
}

// whole reports whether nothing is missing and nothing is extra.
func (a *alignment) whole() bool { return a.lost() == 0 && a.extraWords == 0 }

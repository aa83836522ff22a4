package words

import "strings"

var (
	copyright = raw("copyright")
	dnl       = raw("dnl")
	rem       = raw("rem")
	fortran   = raw("c")
)

// Copyright is the word that "copyright", "(c)" and "©" all become.
func Copyright() Hash { return copyright }

// htmlTags are the elements whose tags are markup, not words.
var htmlTags = set(`a abbr address article b big blockquote body br center cite code col dd details div dl dt em
	font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input kbd li link main meta nav ol option p pre
	q s samp script section select small span strike strong style sub summary sup table tbody td tfoot th thead
	title tr tt u ul var para ulink emphasis literal listitem itemizedlist orderedlist acronym`)

func set(list string) map[Hash]bool {
	m := map[Hash]bool{}
	for _, w := range strings.Fields(list) {
		m[raw(w)] = true
	}
	return m
}

// spellings are words that count as equal (annex C.8 and its word list, and
// what the same rule means for words written together or apart). Each line is
// the form kept, then what becomes it; a form of two words stands for both.
const spellings = `acknowledgment acknowledgement
acknowledgments acknowledgements
analog analogue
analyze analyse
artifact artefact
authorization authorisation
authorized authorised
caliber calibre
canceled cancelled
capitalizations capitalisations
catalog catalogue
categorize categorise
center centre
emphasized emphasised
favor favour
favorite favourite
fulfill fulfil
fulfillment fulfilment
http https
initialize initialise
judgment judgement
labeling labelling
labor labour
license licence
licenses licences
licensed licenced
licensing licencing
licensee licencee
maximize maximise
modeled modelled
modeling modelling
offense offence
optimize optimise
organization organisation
organizations organisations
organize organise
percent %
practice practise
program programme
realize realise
recognize recognise
signaling signalling
utilization utilisation
utilize utilise
while whilst
wilfull willful wilful
non+infringement noninfringement
non+commercial noncommercial
non+exclusive nonexclusive
sub+license sublicense sublicence
sub+licenses sublicenses sublicences
sub+licensed sublicensed sublicenced
sub+licensing sublicensing sublicencing
sub+licensable sublicensable sublicenseable
sub+licensees sublicensees
sub+licensee sublicensee
warranty waranty
merchantability merchantibility merchantabilty
copyright copr copyrights
copyright+holder copyrightholder
`

type spelling struct{ first, second Hash }

var variants, variantBits = spellingTable()

func spellingTable() (map[Hash]spelling, *[64]uint64) {
	m, bits := map[Hash]spelling{}, new([64]uint64)
	for _, line := range strings.Split(strings.TrimSpace(spellings), "\n") {
		f := strings.Fields(line)
		first, second, _ := strings.Cut(f[0], "+")
		to := spelling{first: raw(first)}
		if second != "" {
			to.second = raw(second)
		}
		for _, w := range f[1:] {
			m[raw(w)] = to
			bits[raw(w)>>26] |= 1 << (raw(w) >> 20 & 63)
		}
	}
	return m, bits
}

// variant replaces *h by the form kept; ok says that a second word follows.
func variant(h *Hash) (second Hash, ok bool) {
	if variantBits[*h>>26]&(1<<(*h>>20&63)) == 0 {
		return 0, false
	}
	to, found := variants[*h]
	if !found {
		return 0, false
	}
	*h = to.first
	return to.second, to.second != 0
}

// Kept returns the spelling that stands for all others of a word, where the
// tokeniser knows several.
func Kept(h Hash) (string, bool) {
	s, ok := keptForms[h]
	return s, ok
}

var keptForms = keptTable()

func keptTable() map[Hash]string {
	m := map[Hash]string{}
	for _, line := range strings.Split(strings.TrimSpace(spellings), "\n") {
		for _, w := range strings.Split(strings.Fields(line)[0], "+") {
			m[raw(w)] = w
		}
	}
	return m
}

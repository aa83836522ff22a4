package license

import (
	"slices"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// Files give a long licence in part: its first sections, or those that matter to them. Such passages are too little to be the
// text, but where the licence is named they are no terms that are not known.

// fragmentWords is how many words such a passage has at least.
const fragmentWords = 16

// fragment reports whether nineteen in twenty of toks[from:to] stand word for word in a long text whose licence has one of the stems. The index is not
// asked where: it leaves out what many texts share, and a passage would be known or not by what other texts there are.
func (d *data) fragment(s *stream, from, to int, stems map[string]bool) bool {
	if to-from < fragmentWords || len(stems) == 0 || to > len(s.ids) {
		return false
	}
	for name := range stems {
		for _, t := range d.longTexts()[name] {
			if d.template(t).holds(s.ids[from:to]) {
				return true
			}
		}
	}
	return false
}

// longTexts are the templates that may have so many words, by the stem of their licence.
func (d *data) longTexts() map[string][]int {
	d.longing.Do(func() {
		d.long = map[string][]int{}
		for t := range d.index.Len() {
			if d.index.Shingles(t) > longText/4 {
				name := stem(d.index.Template(t).ID)
				d.long[name] = append(d.long[name], t)
			}
		}
	})
	return d.long
}

// holds reports whether nineteen in twenty words stand in a long text in the runs of their order, four words each at least.
func (t *laid) holds(ids []uint16) bool {
	if t.required <= longText {
		return false
	}
	t.placing.Do(func() {
		t.sequence, t.places = make([]uint16, len(t.flat)), map[uint32][]int{}
		for i, p := range t.flat {
			t.sequence[i] = p.Word
		}
		for i := 0; i+index.ShingleLen <= len(t.sequence); i++ {
			if key := shingle(t.sequence[i:]); len(t.places[key]) < maxPlaces {
				t.places[key] = append(t.places[key], i)
			}
		}
	})
	missed := 0
	for i := 0; i < len(ids); {
		run := 0
		if i+index.ShingleLen <= len(ids) && !slices.Contains(ids[i:i+index.ShingleLen], index.Unknown) {
			for _, at := range t.places[shingle(ids[i:])] {
				k := 0
				for i+k < len(ids) && at+k < len(t.sequence) && t.sequence[at+k] == ids[i+k] {
					k++
				}
				run = max(run, k)
			}
		}
		if run >= index.ShingleLen {
			i += run
			continue
		}
		i++
		if missed++; 20*missed > len(ids) {
			return false
		}
	}
	return true
}

func shingle(ids []uint16) uint32 { return index.Shingle(ids[0], ids[1], ids[2], ids[3]) }

// maxPlaces is how many places of the same four words of a text are looked at.
const maxPlaces = 8

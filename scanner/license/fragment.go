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
	shingle := func(at func(int) uint16, i int) uint32 {
		return index.Shingle(at(i), at(i+1), at(i+2), at(i+3))
	}
	t.placing.Do(func() {
		t.places = map[uint32][]int{}
		word := func(i int) uint16 { return t.flat[i].Word }
		for i := 0; i+index.ShingleLen <= len(t.flat); i++ {
			if key := shingle(word, i); len(t.places[key]) < maxPlaces {
				t.places[key] = append(t.places[key], i)
			}
		}
	})
	have, left := 0, len(ids)/20
	word := func(i int) uint16 { return ids[i] }
	for i := 0; i < len(ids); {
		run := 0
		if i+index.ShingleLen <= len(ids) && !slices.Contains(ids[i:i+index.ShingleLen], index.Unknown) {
			for _, at := range t.places[shingle(word, i)] {
				k := 0
				for i+k < len(ids) && at+k < len(t.flat) && t.flat[at+k].Word == ids[i+k] {
					k++
				}
				run = max(run, k)
			}
		}
		if run < index.ShingleLen {
			if i++; i-have > left {
				return false
			}
			continue
		}
		have, i = have+run, i+run
	}
	return 20*have >= 19*len(ids)
}

// maxPlaces is how many places of the same four words of a text are looked at.
const maxPlaces = 8

package license

import (
	"slices"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// Files give a long licence in part: its first sections, or those that matter to them. Such passages are too little to be the
// text, but where the licence is named they are no terms that are not known.

// fragmentWords is how many words such a passage has at least.
const fragmentWords = 16

// fragment reports whether nineteen in twenty of toks[from:to] stand word for word in a long text whose licence has one of the stems. It reads these
// texts whole: the index holds too few seeds for a passage of a few words.
func (d *data) fragment(s *stream, from, to int, stems map[string]bool) bool {
	n := to - from
	if n < fragmentWords || len(stems) == 0 || to > len(s.ids) {
		return false
	}
	type shingle [index.ShingleLen]uint16
	at := map[shingle][]int{} // of the passage
	for i := from; i+index.ShingleLen <= to; i++ {
		key := shingle(s.ids[i:])
		if !slices.Contains(key[:], index.Unknown) && len(at[key]) < fragmentWords {
			at[key] = append(at[key], i-from)
		}
	}
	for k := range d.index.Len() {
		if !stems[stem(d.index.Template(k).ID)] {
			continue
		}
		t := d.template(k)
		if t.required <= longText {
			continue
		}
		have, words := 0, make([]bool, n)
		for i := 0; i+index.ShingleLen <= len(t.flat); i++ {
			var key shingle
			for w := range key {
				key[w] = t.flat[i+w].Word
			}
			for _, p := range at[key] {
				for w := range key {
					if !words[p+w] {
						words[p+w] = true
						have++
					}
				}
			}
		}
		if 20*have >= 19*n {
			return true
		}
	}
	return false
}

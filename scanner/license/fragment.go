package license

import "github.com/licit-compliance/licit/scanner/license/index"

// Files give a long licence in part: its first sections, or those that matter to them. Such passages are too little to be the
// text, but where the licence is named they are no terms that are not known.

// fragmentWords is how many words such a passage has at least.
const fragmentWords = 16

// fragment reports whether nine in ten of toks[from:to] stand word for word in a long text whose licence has one of the stems.
func (d *data) fragment(s *stream, from, to int, stems map[string]bool) bool {
	n := to - from
	if n < fragmentWords || len(stems) == 0 || to > len(s.ids) {
		return false
	}
	there := map[int][]bool{} // by template, the words that it has
	for i := from; i+index.ShingleLen <= to; i++ {
		id := s.ids[i : i+index.ShingleLen]
		if id[0] == index.Unknown || id[1] == index.Unknown || id[2] == index.Unknown || id[3] == index.Unknown {
			continue
		}
		d.index.Seeds(index.Shingle(id[0], id[1], id[2], id[3]), func(t, at int) {
			words, ok := there[t]
			if !ok {
				if l := d.template(t); l.required > longText && stems[stem(l.ID)] {
					words = make([]bool, n)
				}
				there[t] = words
			}
			if words == nil || words[i-from] {
				return
			}
			flat := d.template(t).flat
			for k := 0; i+k < to && at+k < len(flat) && flat[at+k].Word == s.ids[i+k]; k++ {
				words[i-from+k] = true
			}
			for k := 1; i-k >= from && at-k >= 0 && flat[at-k].Word == s.ids[i-k]; k++ {
				words[i-from-k] = true
			}
		})
	}
	for _, words := range there {
		have := 0
		for _, w := range words {
			if w {
				have++
			}
		}
		if 10*have >= 9*n {
			return true
		}
	}
	return false
}

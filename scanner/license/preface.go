package license

// Of so few words may the title be that stands before, or the line behind, so many that are left out.
const (
	titleWords = 25
	leftOut    = 100
	fewLost    = 12 // words between the two, as of a title that is there in part
)

// core is the part of an alignment, as pairs from first to end, without a title whose preface is left out, or a last line likewise.
func core(pairs []pair) (first, end int) {
	end = len(pairs)
	for k := 1; k < len(pairs) && k <= titleWords; k++ {
		if pairs[k].tpl-pairs[k-1].tpl > leftOut {
			first = k
		}
	}
	for k := len(pairs) - 1; k > first && k >= len(pairs)-titleWords; k-- {
		if pairs[k].tpl-pairs[k-1].tpl > leftOut {
			end = k
		}
	}
	return first, end
}

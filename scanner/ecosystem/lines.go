package ecosystem

import (
	"bytes"
	"iter"
	"strings"
)

// lines yields the lines of a text without their ends, numbered from 1.
func lines(data []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		for n := 1; len(data) > 0; n++ {
			line, rest, _ := bytes.Cut(data, []byte{'\n'})
			if !yield(n, strings.TrimSuffix(string(line), "\r")) {
				return
			}
			data = rest
		}
	}
}

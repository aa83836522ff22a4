package license

import (
	"hash/maphash"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/google/licensecheck"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// judge confirms that words equal a template: licensecheck runs the template as
// one of its expressions over them. Expressions are compiled when first needed.
type judge struct {
	mu    sync.Mutex
	rules map[string]*licensecheck.Scanner // by template, kind and room; nil where it does not compile
	yes   map[uint64]bool                  // words that agreed with a template
}

// maxYes bounds what is remembered.
const maxYes = 4096

// maxRules bounds the compiled templates that are kept.
const maxRules = 200

// agrees reports whether ids[from:to], and all of them, are what the template allows. The
// judge reads a little further, for the last words may be ones of a choice; optional words at
// the end, an appendix, need not convince it.
func (j *judge) agrees(seed maphash.Seed, t *laid, ids []uint16, from, to int) bool {
	// What agrees goes on to agree whatever follows, and stands in many files.
	key := verdictKey(seed, t, ids[from:to])
	j.mu.Lock()
	known := j.yes[key]
	j.mu.Unlock()
	if known {
		return true
	}
	if j.reads(t, ids[:to], from, to) {
		j.mu.Lock()
		if len(j.yes) >= maxYes || j.yes == nil {
			j.yes = map[uint64]bool{}
		}
		j.yes[key] = true
		j.mu.Unlock()
		return true
	}
	return j.reads(t, ids[:min(len(ids), to+12)], from, to)
}

func verdictKey(seed maphash.Seed, t *laid, ids []uint16) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString(t.ID)
	h.WriteString(t.Title)
	var room [512]byte
	b := append(room[:0], 0, byte(t.Kind))
	for _, id := range ids {
		if b = append(b, byte(id), byte(id>>8)); len(b) == len(room) {
			h.Write(b)
			b = room[:0]
		}
	}
	h.Write(b)
	return h.Sum64()
}

// reads runs the judge over ids from the word from on; it must come as far as to.
func (j *judge) reads(t *laid, ids []uint16, from, to int) bool {
	s := j.scanner(t, roomFor(len(ids)-from-t.shortest()))
	if s == nil {
		return false
	}
	tail := t.tail
	if tail > 0 {
		tail += max(0, to-from-len(t.flat)) // what fills the blanks of the appendix, as two holders in it
	}
	var b strings.Builder
	need := 0
	for i := from; i < len(ids); i++ {
		if ids[i] == index.Unknown {
			b.WriteString("zzz ")
		} else {
			b.WriteString(t.Spelling(ids[i]))
			b.WriteByte(' ')
		}
		if i < to-tail {
			need = b.Len() - 1
		}
	}
	for _, m := range s.Scan([]byte(b.String())).Match {
		// The expression may begin after optional words.
		if m.End >= need {
			return true
		}
	}
	return false
}

// wide is the largest room of an expression.
const wide = 255

// roomFor is how large the rooms of an expression need be for words that are so many more than
// the template has at least. Expressions grow with the square of their rooms: BSD-3-Clause takes
// 5 ms with the rooms that a holder's name needs, and 50 with those of its template.
func roomFor(more int) int {
	for _, n := range []int{12, 24, 48} {
		if more <= n {
			return n
		}
	}
	return wide
}

// shortest is how few words are the template, without rooms and optional words, and of choices the shortest.
func (t *laid) shortest() int {
	type group struct{ before, least int }
	var open []group
	n := 0
	for i := 0; i < t.Ops; i++ {
		switch op := t.Op(i); {
		case op == index.OptBegin || op == index.AltBegin:
			open = append(open, group{n, math.MaxInt})
			n = 0
		case op == index.OptEnd:
			n = open[len(open)-1].before
			open = open[:len(open)-1]
		case op == index.AltOr:
			g := &open[len(open)-1]
			g.least, n = min(g.least, n), 0
		case op == index.AltEnd:
			g := open[len(open)-1]
			n, open = g.before+min(g.least, n), open[:len(open)-1]
		case op < index.Slot:
			n++
		}
	}
	return n
}

// scanner returns the expression of the template with rooms of so many words at most.
func (j *judge) scanner(t *laid, room int) *licensecheck.Scanner {
	key := t.ID + "/" + t.Title + "/" + strconv.Itoa(int(t.Kind)) + "/" + strconv.Itoa(room)
	j.mu.Lock()
	defer j.mu.Unlock()
	if s, ok := j.rules[key]; ok {
		return s
	}
	if len(j.rules) >= maxRules || j.rules == nil {
		j.rules = map[string]*licensecheck.Scanner{}
	}
	s, err := licensecheck.NewScanner([]licensecheck.License{{ID: t.ID, LRE: t.expression(room)}})
	if err != nil {
		s = nil
	}
	j.rules[key] = s
	return s
}

// expression writes the template as an expression of licensecheck, which may
// begin neither with what may be absent nor with fewer than two words before room
// for others: what stands before is left out. No room is of more than most words.
func (t *laid) expression(most int) string {
	type mark struct {
		text string
		word bool
	}
	var out []mark
	depth, run := 0, 0
	for i := 0; i < t.Ops; i++ {
		switch op := t.Op(i); {
		case op == index.OptBegin || op == index.AltBegin:
			depth++
			out = append(out, mark{text: "(("})
		case op == index.OptEnd || op == index.AltEnd:
			depth--
			if out[len(out)-1].text == "((" { // nothing in it
				out = out[:len(out)-1]
				break
			}
			end := "))"
			if op == index.OptEnd {
				end = "))??"
			}
			out = append(out, mark{text: end})
			if depth == 0 && run < 2 {
				out, run = out[:0], 0
			}
		case op == index.AltOr:
			out = append(out, mark{text: "||"})
		case op >= index.Slot:
			if depth == 0 && run < 2 {
				out, run = out[:0], 0
				break
			}
			room := int(op - index.Slot)
			if n := len(out); n > 0 && strings.HasPrefix(out[n-1].text, "__") { // rooms in a row are one
				more, _ := strconv.Atoi(strings.Trim(out[n-1].text, "_"))
				out, room = out[:n-1], room+more
			}
			if len(out) > 0 {
				out = append(out, mark{text: "__" + strconv.Itoa(min(room, most)) + "__"})
			}
		default:
			if depth == 0 {
				run++
			}
			out = append(out, mark{t.Spelling(op), true})
		}
	}
	// Room needs words that must be there after it.
	var groups []bool
	required := false
	for i := len(out) - 1; i >= 0; i-- {
		switch m := out[i]; {
		case m.word:
			required = required || !slices.Contains(groups, true)
		case strings.HasPrefix(m.text, "))"):
			groups = append(groups, m.text == "))??")
		case m.text == "((":
			groups = groups[:len(groups)-1]
		case strings.HasPrefix(m.text, "__") && !required:
			out = slices.Delete(out, i, i+1)
		}
	}
	line := func(m mark) bool { return !m.word && !strings.HasPrefix(m.text, "__") }
	var b strings.Builder
	for i, m := range out {
		if i > 0 {
			if line(m) || line(out[i-1]) {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(m.text)
	}
	return b.String()
}

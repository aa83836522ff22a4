package index

// Position is one word of a template in a row, as texts are aligned with it.
type Position struct {
	Word     uint16
	Optional bool  // need not be there
	Room     uint8 // so many other words may stand before it; 255 is any number
	Behind   bool  // the room is there only behind the position before this one, which may be absent
}

// maxRoom stands for any number of words; sentenceRoom is how many fill a blank and are no sentence of their own.
const (
	maxRoom      = 255
	sentenceRoom = 20
)

// Flatten lays out operations as a row of words. Of alternatives the first is
// laid out, as optional words, with room for the words of the others. A last
// position without a word (Word is Unknown) carries room at the end.
func Flatten(ops []uint16) []Position {
	var out []Position
	depth, alt, skip := 0, 0, 0
	room, behind := 0, false
	inside := false // a word of the open group stands before
	for i, op := range ops {
		switch {
		case op == OptBegin:
			depth++
			inside = false
		case op == OptEnd:
			depth = max(0, depth-1)
			inside = false
		case op == AltBegin:
			alt++
			inside = false
			if skip == 0 {
				room = max(room, longest(ops[i:]))
			}
		case op == AltOr:
			if skip == 0 {
				skip = alt
			}
		case op == AltEnd:
			if skip == alt {
				skip = 0
			}
			alt = max(0, alt-1)
			if skip == 0 {
				room = max(room, 4)
			}
		case skip > 0:
		case op >= Slot && op <= Slot+maxRoom:
			behind = room == 0 && depth > 0 && inside && op-Slot > sentenceRoom
			room = min(maxRoom, max(room, int(op-Slot)))
		default:
			p := Position{Word: op, Optional: depth > 0 || alt > 0, Room: uint8(min(room, maxRoom)), Behind: behind}
			if alt > 0 {
				p.Room = uint8(max(int(p.Room), min(maxRoom, 8)))
			}
			out = append(out, p)
			room, behind, inside = 0, false, true
		}
	}
	if room > 0 {
		out = append(out, Position{Word: Unknown, Optional: true, Room: uint8(min(room, maxRoom))})
	}
	return out
}

// longest bounds the words that alternatives may take.
func longest(ops []uint16) int {
	depth, n, most := 0, 0, 0
	for _, op := range ops {
		switch {
		case op == AltBegin:
			depth++
		case op == AltEnd:
			depth--
			if depth == 0 {
				return max(most, n)
			}
		case op == AltOr:
			most, n = max(most, n), 0
		case op >= Slot && op <= Slot+maxRoom:
			n += int(op - Slot)
		case op < OptBegin:
			n++
		}
	}
	return max(most, n)
}

// Flat lays out the template.
func (t Template) Flat() []Position {
	ops := make([]uint16, t.Ops)
	for i := range ops {
		ops[i] = t.Op(i)
	}
	return Flatten(ops)
}

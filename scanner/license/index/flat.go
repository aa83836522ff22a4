package index

// Position is one word of a template in a row, as texts are aligned with it.
type Position struct {
	Word     uint16
	Optional bool  // need not be there
	Room     uint8 // so many other words may stand before it; 255 is any number
}

// maxRoom stands for any number of words.
const maxRoom = 255

// Flatten lays out operations as a row of words. Of alternatives the first is
// laid out, as optional words, with room for the words of the others. A last
// position without a word (Word is Unknown) carries room at the end.
func Flatten(ops []uint16) []Position {
	var out []Position
	depth, alt, skip := 0, 0, 0
	room := 0
	for i, op := range ops {
		switch {
		case op == OptBegin:
			depth++
		case op == OptEnd:
			depth = max(0, depth-1)
		case op == AltBegin:
			alt++
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
			room = min(maxRoom, max(room, int(op-Slot)))
		default:
			p := Position{Word: op, Optional: depth > 0 || alt > 0, Room: uint8(min(room, maxRoom))}
			if alt > 0 {
				p.Room = uint8(max(int(p.Room), min(maxRoom, 8)))
			}
			out = append(out, p)
			room = 0
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

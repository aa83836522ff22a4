package sbom

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// tree is a JSON text cut into its values. They are places in its bytes, and nothing is copied: a
// document of a hundred megabytes has millions of values.
type tree struct {
	data  []byte
	nodes []node
}

// node is a value, or the name of a member, which stands before its value. What is inside of an
// object or array follows it, up to next.
type node struct {
	kind       byte // { [ " 0 for a number, t for true and false, n for null
	start, end uint32
	next       int32
}

// parseTree reads JSON. What is below maxDocument fits into the numbers of its nodes.
func parseTree(data []byte) (*tree, error) {
	if !json.Valid(data) {
		var v json.RawMessage
		return nil, json.Unmarshal(data, &v)
	}
	t := &tree{data: data, nodes: make([]node, 0, len(data)/16)} // about what documents have
	var open []int
	for i := 0; i < len(data); {
		end, kind := i+1, data[i]
		switch kind {
		case ' ', '\t', '\r', '\n', ',', ':':
			i++
			continue
		case '}', ']':
			n := &t.nodes[open[len(open)-1]]
			n.end, n.next = uint32(end), int32(len(t.nodes))
			open = open[:len(open)-1]
			i++
			continue
		case '{', '[':
			open = append(open, len(t.nodes))
		case '"':
			for end = i + 1; data[end] != '"'; end++ {
				if data[end] == '\\' {
					end++
				}
			}
			end++
		default:
			if end = i + bytes.IndexAny(data[i:], ",]} \t\r\n"); end < i {
				end = len(data)
			}
			switch kind {
			case 'f':
				kind = 't'
			case 't', 'n':
			default:
				kind = '0'
			}
		}
		t.nodes = append(t.nodes, node{kind, uint32(i), uint32(end), int32(len(t.nodes) + 1)})
		i = end
	}
	return t, nil
}

// inside yields what stands in an array, or the members of an object: the place of a name and of its value.
func (t *tree) inside(at int) func(yield func(name, value int) bool) {
	n := &t.nodes[at]
	return func(yield func(name, value int) bool) {
		for i := at + 1; i < int(n.next); {
			name := i
			if n.kind == '{' {
				i++
			}
			if !yield(name, i) {
				return
			}
			i = int(t.nodes[i].next)
		}
	}
}

// count is how many values stand in an array.
func (t *tree) count(at int) (n int) {
	for range t.inside(at) {
		n++
	}
	return n
}

// raw are the bytes of a value.
func (t *tree) raw(at int) []byte { return t.data[t.nodes[at].start:t.nodes[at].end] }

// text is what a string says.
func (t *tree) text(at int) string {
	raw := t.raw(at)
	if bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	_ = json.Unmarshal(raw, &s) // it was found valid as a whole
	return s
}

// number is a number, infinite where it is beyond what a float holds.
func (t *tree) number(at int) float64 {
	f, _ := strconv.ParseFloat(string(t.raw(at)), 64)
	return f
}

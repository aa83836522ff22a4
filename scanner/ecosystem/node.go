package ecosystem

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// node is a value of a JSON, YAML or TOML document, with the line of its key (or of
// itself, in a list). A nil node is a value that is not there, and all
// methods work on it.
type node struct {
	kind  nodeKind
	line  int
	text  string // scalar, without quotes
	keys  []string
	vals  []*node // of a list or map, in the order of the document
	index map[string]int
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	stringNode          // a scalar that is text for certain
	listNode
	mapNode
)

// The budgets of a document. Manifests that people and tools write stay far below.
const (
	maxNesting = 200
	maxNodes   = 2_000_000
	// Versions of one name among which a lock file chooses.
	maxAlternatives = 100
	// Lines of a manifest that has one thing in a line.
	maxEntries = 100_000
)

// get returns the value of a key of a map.
func (n *node) get(keys ...string) *node {
	for _, key := range keys {
		if n == nil || n.kind != mapNode {
			return nil
		}
		i, ok := n.index[key]
		if !ok {
			return nil
		}
		n = n.vals[i]
	}
	return n
}

// str returns a scalar's text, "" for anything else.
func (n *node) str() string {
	if n == nil || n.kind > stringNode {
		return ""
	}
	return n.text
}

func (n *node) isTrue() bool { return n.str() == "true" }

func (n *node) lineNumber() int {
	if n == nil {
		return 0
	}
	return n.line
}

// all yields the members of a map with their keys, in order.
func (n *node) all() iter.Seq2[string, *node] {
	return func(yield func(string, *node) bool) {
		if n == nil || n.kind != mapNode {
			return
		}
		for i, key := range n.keys {
			if n.index[key] == i && !yield(key, n.vals[i]) {
				return
			}
		}
	}
}

// items returns the values of a list.
func (n *node) items() []*node {
	if n == nil || n.kind != listNode {
		return nil
	}
	return n.vals
}

// set adds a member; a key that is there already is replaced, as clients do.
func (n *node) set(key string, v *node) {
	if n.index == nil {
		n.index = map[string]int{}
	}
	n.index[key] = len(n.keys)
	n.keys = append(n.keys, key)
	n.vals = append(n.vals, v)
}

// size checks the budget that all readers share.
func size(m Manifest) *Problem {
	if len(m.Data) > maxManifest {
		return &Problem{Path: m.Path, Reason: fmt.Sprintf("manifest of %d bytes, licit reads %d at most", len(m.Data), maxManifest)}
	}
	return nil
}

// lineCounter turns byte offsets, which must not fall, into line numbers.
type lineCounter struct {
	data []byte
	at   int
	line int
}

func (c *lineCounter) lineAt(offset int) int {
	offset = min(offset, len(c.data))
	if offset > c.at {
		c.line += bytes.Count(c.data[c.at:offset], []byte{'\n'})
		c.at = offset
	}
	return c.line + 1
}

// parseJSON reads one JSON value.
func parseJSON(m Manifest) (*node, *Problem) {
	if p := size(m); p != nil {
		return nil, p
	}
	data := bytes.TrimPrefix(m.Data, []byte("\xef\xbb\xbf"))
	r := jsonReader{dec: json.NewDecoder(bytes.NewReader(data)), lines: lineCounter{data: data}}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err == nil {
		if _, more := r.dec.Token(); more == nil {
			err = errors.New("more text after the end of the document")
		} else if more != io.EOF {
			err = more
		}
	}
	if err == nil {
		return n, nil
	}
	line := r.lines.lineAt(int(r.dec.InputOffset()))
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line = r.lines.lineAt(int(syntax.Offset))
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err, line = errors.New("the document is cut short"), r.lines.lineAt(len(data))
	}
	return nil, &Problem{Path: m.Path, Line: line, Reason: "not valid JSON: " + err.Error()}
}

type jsonReader struct {
	dec   *json.Decoder
	lines lineCounter
	nodes int
}

func (r *jsonReader) value(depth int) (*node, error) {
	tok, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	if r.nodes++; r.nodes > maxNodes {
		return nil, fmt.Errorf("more than %d values", maxNodes)
	}
	n := &node{line: r.lines.lineAt(int(r.dec.InputOffset()))}
	switch tok := tok.(type) {
	case string:
		n.kind, n.text = stringNode, tok
	case json.Number:
		n.text = tok.String()
	case bool:
		n.text = strconv.FormatBool(tok)
	case json.Delim:
		if depth >= maxNesting {
			return nil, fmt.Errorf("nested deeper than %d", maxNesting)
		}
		n.kind = listNode
		if tok == '{' {
			n.kind = mapNode
		}
		for r.dec.More() {
			key, line := "", 0
			if n.kind == mapNode {
				k, err := r.dec.Token()
				if err != nil {
					return nil, err
				}
				key, _ = k.(string)
				line = r.lines.lineAt(int(r.dec.InputOffset()))
			}
			v, err := r.value(depth + 1)
			if err != nil {
				return nil, err
			}
			if n.kind == mapNode {
				v.line = line
				n.set(key, v)
			} else {
				n.vals = append(n.vals, v)
			}
		}
		if _, err := r.dec.Token(); err != nil {
			return nil, err
		}
	}
	return n, nil
}

var yamlLine = lazily.Regexp(`line (\d+)`)

// parseYAML reads the documents of a YAML stream. Aliases are followed, within
// the budget of nodes; merge keys are merged.
func parseYAML(m Manifest) ([]*node, *Problem) {
	if p := size(m); p != nil {
		return nil, p
	}
	var docs []*node
	fail := func(line int, reason string) ([]*node, *Problem) {
		return docs, &Problem{Path: m.Path, Line: line, Reason: "not valid YAML: " + reason}
	}
	// The library builds the whole tree before it can be counted.
	marks := 0
	for _, mark := range []string{"\n", ",", "[", "{", ": ", "- "} {
		marks += bytes.Count(m.Data, []byte(mark))
	}
	if marks > maxNodes {
		return fail(0, fmt.Sprintf("more than %d values", maxNodes))
	}
	dec := yaml.NewDecoder(bytes.NewReader(m.Data))
	budget := maxNodes
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			line := 0
			if found := yamlLine().FindStringSubmatch(err.Error()); found != nil {
				line, _ = strconv.Atoi(found[1])
			}
			return fail(line, err.Error())
		}
		if len(doc.Content) == 0 {
			docs = append(docs, nil)
			continue
		}
		n, err := fromYAML(doc.Content[0], 0, &budget)
		if err != nil {
			return fail(doc.Line, err.Error())
		}
		docs = append(docs, n)
	}
}

func fromYAML(y *yaml.Node, depth int, budget *int) (*node, error) {
	for hops := 0; y.Kind == yaml.AliasNode; hops++ {
		if y.Alias == nil || hops > maxNesting {
			return nil, fmt.Errorf("line %d: an alias of nothing", y.Line)
		}
		y = y.Alias
	}
	if *budget--; *budget < 0 {
		return nil, fmt.Errorf("more than %d values, aliases followed", maxNodes)
	}
	if depth > maxNesting {
		return nil, fmt.Errorf("line %d: nested deeper than %d", y.Line, maxNesting)
	}
	n := &node{line: y.Line}
	switch y.Kind {
	case yaml.ScalarNode:
		n.text = y.Value
		if y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			n.kind = stringNode
		} else if y.Value == "null" || y.Value == "~" {
			n.text = ""
		}
	case yaml.SequenceNode:
		n.kind = listNode
		for _, item := range y.Content {
			v, err := fromYAML(item, depth+1, budget)
			if err != nil {
				return nil, err
			}
			n.vals = append(n.vals, v)
		}
	case yaml.MappingNode:
		n.kind = mapNode
		var merged []*node
		for i := 0; i+1 < len(y.Content); i += 2 {
			key := y.Content[i]
			v, err := fromYAML(y.Content[i+1], depth+1, budget)
			if err != nil {
				return nil, err
			}
			if key.Kind == yaml.AliasNode && key.Alias != nil {
				key = key.Alias
			}
			if key.Value == "<<" && key.Style == 0 {
				if v.kind == listNode {
					merged = append(merged, v.vals...)
				} else {
					merged = append(merged, v)
				}
				continue
			}
			v.line = key.Line
			n.set(key.Value, v)
		}
		for _, from := range merged {
			for key, v := range from.all() {
				if n.get(key) == nil {
					n.set(key, v)
				}
			}
		}
	}
	return n, nil
}

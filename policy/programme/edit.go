package programme

import (
	"errors"
	"fmt"
	"time"

	"go.yaml.in/yaml/v4"
)

// blank is what the first answer of a programme is written into.
const blank = `# What people say of the open source programme: answers to the verification materials of ISO/IEC 5230:2020.
# licit evidence ask walks through the open ones; licit list materials names them. An answer holds for 18 months.
# No personal data beyond a function: this file is as public as the tree.
version: 1
`

// Draft is a programme file that answers are put into. What else stands in the file stays, with its comments.
type Draft struct {
	name string
	data []byte
}

// NewDraft begins with the bytes of a programme file; of none where there is no file yet.
func NewDraft(name string, data []byte) (*Draft, error) {
	if len(data) == 0 {
		data = []byte(blank)
	}
	if _, err := Parse(name, data); err != nil {
		return nil, err
	}
	return &Draft{name: name, data: data}, nil
}

// Bytes is the file as it would be written.
func (d *Draft) Bytes() []byte { return d.data }

// change edits a copy of the file and keeps it only if it still loads.
func (d *Draft) change(edit func(root *yaml.Node)) error {
	var doc yaml.Node
	if err := yaml.Load(d.data, &doc); err != nil {
		return err
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return errors.New("the file has no keys")
	}
	edit(doc.Content[0])
	data, err := yaml.Dump(&doc)
	if err != nil {
		return err
	}
	if _, err := Parse(d.name, data); err != nil {
		return fmt.Errorf("not taken: %w", err)
	}
	d.data = data
	return nil
}

// Answer puts an answer in, in the place of an earlier one of the same material. The
// blocks for scope and affirmation take their own.
func (d *Draft) Answer(material string, s Signed, notApplicable string, today time.Time) error {
	s.Date = today.UTC().Format(time.DateOnly)
	fields := []string{"by", s.By, "date", s.Date, "link", s.Link, "file", s.File, "sha256", s.SHA256}
	return d.change(func(root *yaml.Node) {
		switch material {
		case scopeStatement:
			set(block(root, "scope"), append(fields, "statement", s.Note)...)
		case affirmation, duration:
			set(block(root, "affirmation"), append(fields, "note", s.Note)...)
		default:
			fields = append([]string{"material", material}, append(fields, "note", s.Note, "not_applicable", notApplicable)...)
			set(entry(root, "answers", "material", material), fields...)
		}
	})
}

// Contact adds a public address for licences. One that is there for something else stays as it is.
func (d *Draft) Contact(address string) error {
	return d.change(func(root *yaml.Node) {
		set(entry(root, "contacts", "for", "licences"), "for", "licences", "address", address)
	})
}

// Review notes who read a licence.
func (d *Draft) Review(id, by string, today time.Time) error {
	return d.change(func(root *yaml.Node) {
		set(entry(root, "licenses", "id", id), "id", id, "by", by, "date", today.UTC().Format(time.DateOnly))
	})
}

func word(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// value is the value of a key, nil if there is none.
func value(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

// block is the mapping under a key of the file, made if it is not there.
func block(root *yaml.Node, key string) *yaml.Node {
	if v := value(root, key); v != nil {
		return v
	}
	m := &yaml.Node{Kind: yaml.MappingNode}
	root.Content = append(root.Content, word(key), m)
	return m
}

// entry is the mapping of a list whose key has a value, added if it is not there.
func entry(root *yaml.Node, list, key, id string) *yaml.Node {
	l := value(root, list)
	if l == nil {
		l = &yaml.Node{Kind: yaml.SequenceNode}
		root.Content = append(root.Content, word(list), l)
	}
	if l.Kind != yaml.SequenceNode { // "answers:" with nothing behind it
		*l = yaml.Node{Kind: yaml.SequenceNode}
	}
	for _, m := range l.Content {
		if v := value(m, key); v != nil && v.Value == id {
			return m
		}
	}
	m := &yaml.Node{Kind: yaml.MappingNode}
	l.Content = append(l.Content, m)
	return m
}

// set gives keys their values; a key whose value is empty goes.
func set(m *yaml.Node, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		key, v := pairs[i], pairs[i+1]
		at := -1
		for n := 0; n+1 < len(m.Content); n += 2 {
			if m.Content[n].Value == key {
				at = n
			}
		}
		switch {
		case at >= 0 && v == "":
			m.Content = append(m.Content[:at], m.Content[at+2:]...)
		case at >= 0:
			m.Content[at+1] = word(v)
		case v != "":
			m.Content = append(m.Content, word(key), word(v))
		}
	}
}

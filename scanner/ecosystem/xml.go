package ecosystem

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// element is an XML element with the line of its start tag. A nil element is one that is
// not there, and all methods work on it.
type element struct {
	name     string
	line     int
	text     []byte
	attrs    map[string]string
	children []*element
	entities bool // of the root: parts of the document may stand elsewhere
}

// child returns the first element of that name at the end of the path.
func (e *element) child(path ...string) *element {
	for _, name := range path {
		if e == nil {
			return nil
		}
		var found *element
		for _, c := range e.children {
			if c.name == name {
				found = c
				break
			}
		}
		e = found
	}
	return e
}

// all returns the elements of that name.
func (e *element) all(name string) []*element {
	var found []*element
	if e != nil {
		for _, c := range e.children {
			if c.name == name {
				found = append(found, c)
			}
		}
	}
	return found
}

// value returns the text of the element at the path, trimmed.
func (e *element) value(path ...string) string {
	if e = e.child(path...); e == nil {
		return ""
	}
	return string(bytes.TrimSpace(e.text))
}

func (e *element) lineNumber() int {
	if e == nil {
		return 0
	}
	return e.line
}

// entityDeclared is a general entity that a document type declares.
var entityDeclared = lazily.Regexp(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s`)

// maxEntities bounds how many entities of a document type are known.
const maxEntities = 1000

// parseXML reads a document. An entity that its document type declares stands for nothing, which
// root.entities tells: nothing expands, and no other file is opened.
func parseXML(m Manifest) (*element, *Problem) {
	if p := size(m); p != nil {
		return nil, p
	}
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(m.Data, []byte("\xef\xbb\xbf"))))
	dec.CharsetReader = latin1
	fail := func(reason string) (*element, *Problem) {
		line, _ := dec.InputPos()
		return nil, &Problem{Path: m.Path, Line: line, Reason: "not valid XML: " + reason}
	}
	var root *element
	var open []*element
	nodes := 0
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			if root == nil {
				return fail("no element")
			}
			return root, nil
		}
		if err != nil {
			return fail(err.Error())
		}
		switch tok := tok.(type) {
		case xml.Directive:
			if root != nil || dec.Entity != nil || !bytes.HasPrefix(tok, []byte("DOCTYPE")) {
				continue
			}
			for _, e := range entityDeclared().FindAllSubmatch(tok, maxEntities) {
				if dec.Entity == nil {
					dec.Entity = map[string]string{}
				}
				dec.Entity[string(e[1])] = ""
			}
		case xml.StartElement:
			if nodes++; nodes > maxNodes {
				return fail(fmt.Sprintf("more than %d elements", maxNodes))
			}
			if len(open) >= maxNesting {
				return fail(fmt.Sprintf("nested deeper than %d", maxNesting))
			}
			e := &element{name: tok.Name.Local}
			e.line, _ = dec.InputPos()
			for _, a := range tok.Attr {
				if e.attrs == nil {
					e.attrs = map[string]string{}
				}
				e.attrs[a.Name.Local] = a.Value
			}
			if len(open) > 0 {
				parent := open[len(open)-1]
				parent.children = append(parent.children, e)
			} else if root == nil {
				root, e.entities = e, len(dec.Entity) > 0
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				e := open[len(open)-1]
				e.text = append(e.text, tok...)
			}
		}
	}
}

// latin1 reads the one-byte encodings that old manifests name.
func latin1(charset string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "iso-8859-15":
	default:
		return nil, fmt.Errorf("encoding %q is not read", charset)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, c := range data {
		b.WriteRune(rune(c))
	}
	return strings.NewReader(b.String()), nil
}

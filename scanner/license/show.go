package license

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
)

// Template returns the words of the template that a match names, as they are
// compared: in lower case, words that may be left out in brackets. Where a text and its
// notice have one name it is the text. It is empty where no template has the name.
func (e *Engine) Template(name string) string {
	for _, d := range []*data{e.data.own, e.data} {
		if d == nil {
			continue
		}
		notice := -1
		for n := range d.index.Len() {
			switch t := d.index.Template(n); {
			case t.ID != name:
			case t.Kind != index.Notice:
				return d.template(n).show()
			case notice < 0:
				notice = n
			}
		}
		if notice >= 0 {
			return d.template(notice).show()
		}
	}
	return ""
}

func (t *laid) show() string {
	var b strings.Builder
	optional := false
	for i, p := range t.flat {
		if optional && !p.Optional {
			b.WriteByte(']')
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		if p.Optional && !optional {
			b.WriteByte('[')
		}
		optional = p.Optional
		b.WriteString(t.Spelling(p.Word))
	}
	if optional {
		b.WriteByte(']')
	}
	return b.String()
}

package license

import "strings"

// Template returns the words of the template that a match names, as they are
// compared: in lower case, words that may be left out in brackets. It is empty where no
// template has the name.
func (e *Engine) Template(name string) string {
	for _, d := range []*data{e.data.own, e.data} {
		if d == nil {
			continue
		}
		for n := range d.index.Len() {
			if d.index.Template(n).ID == name {
				return d.template(n).show()
			}
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

package reports

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// xmlSafe makes every string of a BOM fit for XML and for a reader's terminal: characters that
// act, and those that XML 1.0 does not have, become visible escapes. Line ends stay.
func xmlSafe(bom *cdx.BOM) { safeStrings(reflect.ValueOf(bom)) }

func safeStrings(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			safeStrings(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				safeStrings(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			safeStrings(v.Index(i))
		}
	case reflect.String:
		if s := v.String(); v.CanSet() {
			lines := strings.Split(s, "\n")
			for i := range lines {
				lines[i] = strings.NewReplacer("\ufffe", "\\ufffe", "\uffff", "\\uffff").Replace(terminal(strings.ReplaceAll(lines[i], "\t", " ")))
			}
			if safe := strings.Join(lines, "\n"); safe != s {
				v.SetString(safe)
			}
		}
	}
}

// occurrences writes pretty-printed XML on and turns the attributes of each occurrence into the
// elements that the schema wants (CycloneDX 1.6, evidence/occurrences): the library
// of the format, v0.12.0, writes attributes there.
type occurrences struct {
	w       io.Writer
	line    []byte
	pending [][2]string // of the occurrence at hand
	err     error
}

var (
	occurrenceTag  = regexp.MustCompile(`^(\s*)<occurrence((?: [-a-zA-Z]+="[^"]*")+)>\s*$`)
	occurrenceAttr = regexp.MustCompile(` ([-a-zA-Z]+)="([^"]*)"`)
)

func (o *occurrences) Write(p []byte) (int, error) {
	o.line = append(o.line, p...)
	for o.err == nil {
		i := bytes.IndexByte(o.line, '\n')
		if i < 0 {
			break
		}
		o.emit(o.line[:i+1])
		o.line = o.line[i+1:]
	}
	return len(p), o.err
}

// Flush writes what no line end closes.
func (o *occurrences) Flush() error {
	o.emit(o.line)
	o.line = nil
	return o.err
}

func (o *occurrences) emit(line []byte) {
	put := func(format string, args ...any) {
		if o.err == nil {
			_, o.err = fmt.Fprintf(o.w, format, args...)
		}
	}
	if m := occurrenceTag.FindSubmatch(line); m != nil {
		attrs := ""
		for _, a := range occurrenceAttr.FindAllSubmatch(m[2], -1) {
			if string(a[1]) == "bom-ref" {
				attrs += string(a[0])
			} else {
				o.pending = append(o.pending, [2]string{string(a[1]), string(a[2])})
			}
		}
		put("%s<occurrence%s>\n", m[1], attrs)
		return
	}
	put("%s", line)
	if len(o.pending) > 0 && bytes.HasSuffix(bytes.TrimSpace(line), []byte("</location>")) {
		indent := line[:bytes.IndexByte(line, '<')]
		for _, a := range o.pending {
			put("%s<%s>%s</%s>\n", indent, a[0], a[1], a[0])
		}
		o.pending = nil
	}
}

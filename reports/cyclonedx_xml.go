package reports

import (
	"bufio"
	"bytes"
	"fmt"
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
		if s := v.String(); v.CanSet() && !plainText(s) {
			lines := strings.Split(s, "\n")
			for i := range lines {
				lines[i] = noXML.Replace(terminal(strings.ReplaceAll(lines[i], "\t", " ")))
			}
			v.SetString(strings.Join(lines, "\n"))
		}
	}
}

// noXML are characters that XML 1.0 does not have, beside those that terminal escapes.
var noXML = strings.NewReplacer("\ufffe", "\\ufffe", "\uffff", "\\uffff")

// plainText reports whether a string is ASCII without control characters, as most are.
func plainText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 && c != '\n' || c >= 0x7f {
			return false
		}
	}
	return true
}

// occurrences writes pretty-printed XML on and turns the attributes of each occurrence into the
// elements that the schema wants (CycloneDX 1.6, evidence/occurrences): the library
// of the format, v0.12.0, writes attributes there.
type occurrences struct {
	w       *bufio.Writer
	line    []byte
	pending [][2]string // of the occurrence at hand
	err     error
}

var (
	occurrenceTag  = regexp.MustCompile(`^(\s*)<occurrence((?: [-a-zA-Z]+="[^"]*")+)>\s*$`)
	occurrenceAttr = regexp.MustCompile(` ([-a-zA-Z]+)="([^"]*)"`)
)

func (o *occurrences) Write(p []byte) (int, error) {
	n := len(p)
	for o.err == nil {
		i := bytes.IndexByte(p, '\n')
		if i < 0 {
			break
		}
		if len(o.line) > 0 {
			o.emit(append(o.line, p[:i+1]...))
			o.line = o.line[:0]
		} else {
			o.emit(p[:i+1])
		}
		p = p[i+1:]
	}
	o.line = append(o.line, p...)
	return n, o.err
}

// Flush writes what no line end closes.
func (o *occurrences) Flush() error {
	o.emit(o.line)
	o.line = nil
	if err := o.w.Flush(); o.err == nil {
		o.err = err
	}
	return o.err
}

func (o *occurrences) emit(line []byte) {
	if bytes.Contains(line, []byte("<occurrence ")) {
		if m := occurrenceTag.FindSubmatch(line); m != nil {
			attrs := ""
			for _, a := range occurrenceAttr.FindAllSubmatch(m[2], -1) {
				if string(a[1]) == "bom-ref" {
					attrs += string(a[0])
				} else {
					o.pending = append(o.pending, [2]string{string(a[1]), string(a[2])})
				}
			}
			_, o.err = fmt.Fprintf(o.w, "%s<occurrence%s>\n", m[1], attrs)
			return
		}
	}
	if _, err := o.w.Write(line); err != nil {
		o.err = err
		return
	}
	if len(o.pending) > 0 && bytes.HasSuffix(bytes.TrimSpace(line), []byte("</location>")) {
		indent := line[:bytes.IndexByte(line, '<')]
		for _, a := range o.pending {
			if _, err := fmt.Fprintf(o.w, "%s<%s>%s</%s>\n", indent, a[0], a[1], a[0]); err != nil {
				o.err = err
			}
		}
		o.pending = nil
	}
}

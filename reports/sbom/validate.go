package sbom

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

//go:embed schema/*.json
var schemaFiles embed.FS

// schema is a JSON schema of draft 7, as far as the official schemas of SBOMs use it: a keyword
// that compiling does not know is an error, and none is passed over.
type schema struct {
	never      bool    // false in the place of a schema
	ref        *schema // all else is not looked at then
	types      []string
	values     []any // enum, or the one of const
	format     string
	pattern    *regexp.Regexp
	required   []string
	properties map[string]*schema
	closed     bool      // no properties but those
	others     *schema   // of the properties that are not listed
	items      *schema   // of each
	places     []*schema // in its place, where items is a list
	noMore     bool      // than those
	unique     bool

	minimum, maximum     *float64
	minItems, maxItems   *float64
	minLength, maxLength *float64

	all, any, one           []*schema
	not, cond, then, orElse *schema
}

// schemas compiles the schemas in schema/, each when it is asked for. They name each other by
// public address, and all are read from here.
type schemas struct {
	files    map[string]any
	compiled map[string]*schema // by file and pointer: schemas refer to themselves
}

func newSchemas() *schemas {
	return &schemas{files: map[string]any{}, compiled: map[string]*schema{}}
}

// named gives the schema of a file by its name, as spdx-2.3.
func (c *schemas) named(name string) (*schema, error) { return c.find(name, "#") }

func (c *schemas) find(file, pointer string) (*schema, error) {
	key := file + pointer
	if s := c.compiled[key]; s != nil {
		return s, nil
	}
	doc, ok := c.files[file]
	if !ok {
		data, err := fs.ReadFile(schemaFiles, "schema/"+file+".schema.json")
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		c.files[file] = doc
	}
	for part := range strings.SplitSeq(strings.Trim(strings.TrimPrefix(pointer, "#"), "/"), "/") {
		if part == "" {
			continue
		}
		object, _ := doc.(map[string]any)
		if doc, ok = object[strings.NewReplacer("~1", "/", "~0", "~").Replace(part)]; !ok {
			return nil, fmt.Errorf("%s has nothing at %s", file, pointer)
		}
	}
	s := new(schema)
	c.compiled[key] = s
	if err := c.compile(s, file, doc); err != nil {
		return nil, fmt.Errorf("%s %s: %w", file, pointer, err)
	}
	return s, nil
}

// compile fills a schema from what a file says.
func (c *schemas) compile(s *schema, file string, doc any) error {
	if b, ok := doc.(bool); ok {
		s.never = !b
		return nil
	}
	object, ok := doc.(map[string]any)
	if !ok {
		return fmt.Errorf("%T is no schema", doc)
	}
	if ref, ok := object["$ref"].(string); ok {
		to, pointer, _ := strings.Cut(ref, "#")
		if to = strings.TrimSuffix(strings.TrimSuffix(path.Base(to), ".schema.json"), ".SNAPSHOT"); to == "." {
			to = file
		}
		var err error
		s.ref, err = c.find(to, "#"+pointer)
		return err
	}
	for keyword, value := range object {
		if err := c.keyword(s, file, keyword, value, object); err != nil {
			return fmt.Errorf("%s: %w", keyword, err)
		}
	}
	return nil
}

func (c *schemas) keyword(s *schema, file, keyword string, value any, object map[string]any) (err error) {
	one := func() (out *schema) {
		out = new(schema)
		err = c.compile(out, file, value)
		return out
	}
	list := func() (out []*schema) {
		values, ok := value.([]any)
		if !ok {
			err = fmt.Errorf("%T is no list", value)
		}
		for _, v := range values {
			to := new(schema)
			if err = c.compile(to, file, v); err != nil {
				return nil
			}
			out = append(out, to)
		}
		return out
	}
	number := func() *float64 {
		f, ok := value.(float64)
		if !ok {
			err = fmt.Errorf("%T is no number", value)
		}
		return &f
	}
	words := func() (out []string) {
		values, ok := value.([]any)
		if !ok {
			values = []any{value}
		}
		for _, v := range values {
			word, ok := v.(string)
			if !ok {
				err = fmt.Errorf("%T is no word", v)
			}
			out = append(out, word)
		}
		return out
	}
	switch keyword {
	case "$schema", "$id", "$comment", "title", "description", "examples", "default", "definitions", "meta:enum", "deprecated":
	case "type":
		s.types = words()
	case "enum":
		s.values, _ = value.([]any)
	case "const":
		s.values = []any{value}
	case "format":
		s.format, _ = value.(string)
		if formats[s.format] == nil {
			return fmt.Errorf("%v is not known", value)
		}
	case "pattern":
		expr, _ := value.(string)
		s.pattern, err = regexp.Compile(expr)
	case "required":
		s.required = words()
	case "properties":
		s.properties = map[string]*schema{}
		members, _ := value.(map[string]any)
		for name, v := range members {
			to := new(schema)
			if err = c.compile(to, file, v); err != nil {
				return err
			}
			s.properties[name] = to
		}
	case "additionalProperties":
		if allowed, ok := value.(bool); ok {
			s.closed = !allowed
			return nil
		}
		s.others = one()
	case "items":
		if _, several := value.([]any); several {
			s.places = list()
		} else {
			s.items = one()
		}
	case "additionalItems": // it counts only where items is a list
		allowed, ok := value.(bool)
		if !ok {
			return fmt.Errorf("%T is not known", value)
		}
		_, several := object["items"].([]any)
		s.noMore = several && !allowed
	case "uniqueItems":
		s.unique, _ = value.(bool)
	case "minimum":
		s.minimum = number()
	case "maximum":
		s.maximum = number()
	case "minItems":
		s.minItems = number()
	case "maxItems":
		s.maxItems = number()
	case "minLength":
		s.minLength = number()
	case "maxLength":
		s.maxLength = number()
	case "allOf":
		s.all = list()
	case "anyOf":
		s.any = list()
	case "oneOf":
		s.one = list()
	case "not":
		s.not = one()
	case "if":
		s.cond = one()
	case "then":
		s.then = one()
	case "else":
		s.orElse = one()
	default:
		return fmt.Errorf("a keyword that licit does not know")
	}
	for _, v := range s.values {
		switch v.(type) {
		case string, bool, float64, nil:
		default:
			return fmt.Errorf("%T is no plain value", v)
		}
	}
	return err
}

// formats are the formats of strings, and what is wrong with one that is not of them. An e-mail
// address with letters beyond ASCII is not looked at.
var formats = map[string]func(s string) error{
	"idn-email": func(string) error { return nil },
	"date": func(s string) error {
		_, err := time.Parse(time.DateOnly, s)
		return err
	},
	"date-time": func(s string) error {
		s = strings.ToUpper(s)
		// RFC 3339 section 5.6 allows a leap second, at the end of a day in UTC.
		plain := strings.Replace(s, ":60", ":59", 1)
		var at time.Time
		err := at.UnmarshalText([]byte(plain))
		if at = at.UTC(); err == nil && plain != s && (at.Hour() != 23 || at.Minute() != 59) {
			return fmt.Errorf("a leap second in the middle of a day")
		}
		return err
	},
	"iri-reference": reference,
	"uri": func(s string) error {
		u, err := url.Parse(s)
		if err == nil && !u.IsAbs() {
			err = fmt.Errorf("it has no scheme")
		}
		return err
	},
}

func reference(s string) error {
	if strings.Contains(s, `\`) {
		return fmt.Errorf("it has a backslash")
	}
	_, err := url.Parse(s)
	return err
}

// faults are what a schema says against a document, the first of it in words.
type faults struct {
	list []fault
	n    int
}

type fault struct{ path, message string }

func (t *tree) against(f *faults, at *place, format string, args ...any) {
	if f.n++; f.n <= maxShown {
		f.list = append(f.list, fault{t.pointer(at), fmt.Sprintf(format, args...)})
	}
}

func (f *faults) take(more *faults) {
	f.n += more.n
	f.list = append(f.list, more.list[:min(len(more.list), max(maxShown-len(f.list), 0))]...)
}

// place is a value's place in a document.
type place struct {
	above *place
	name  int // the value's name in the object, 0 in an array
	index int // in an array
}

// pointer is a place as a path of names and numbers.
func (t *tree) pointer(p *place) string {
	switch {
	case p == nil:
		return ""
	case p.name > 0:
		return t.pointer(p.above) + "/" + t.text(p.name)
	}
	return t.pointer(p.above) + "/" + strconv.Itoa(p.index)
}

// validate adds what a schema says against a value. It reports whether that is nothing.
func (t *tree) validate(s *schema, at int, p *place, out *faults) bool {
	before := out.n
	n := &t.nodes[at]
	switch {
	case s.never:
		t.against(out, p, "nothing may stand here")
		return false
	case s.ref != nil:
		return t.validate(s.ref, at, p, out)
	case len(s.types) > 0 && !slices.ContainsFunc(s.types, func(want string) bool { return t.is(at, want) }):
		t.against(out, p, "this is of the type %s, and must be %s", t.typeOf(at), strings.Join(s.types, " or "))
		return false
	case s.values != nil && !slices.ContainsFunc(s.values, func(v any) bool { return t.equals(at, v) }):
		var all []string
		for _, v := range s.values {
			all = append(all, fmt.Sprintf("%#v", v))
		}
		t.against(out, p, "%s is none of the values that may stand here: %s", shortened(t.raw(at)), strings.Join(all, ", "))
		return false
	}
	switch n.kind {
	case '"':
		if t.inText(s, at, p, out); out.n > before && s.format != "" {
			return false
		}
	case '0':
		f := t.number(at)
		if s.minimum != nil && f < *s.minimum {
			t.against(out, p, "%s is less than %v", t.raw(at), *s.minimum)
		}
		if s.maximum != nil && f > *s.maximum {
			t.against(out, p, "%s is more than %v", t.raw(at), *s.maximum)
		}
	case '{':
		t.inObject(s, at, p, out)
	case '[':
		t.inArray(s, at, p, out)
	}
	t.inTerms(s, at, p, out)
	return out.n == before
}

func (t *tree) inText(s *schema, at int, p *place, out *faults) {
	if s.format == "" && s.minLength == nil && s.maxLength == nil && s.pattern == nil {
		return
	}
	text := t.text(at)
	if s.format != "" {
		if err := formats[s.format](text); err != nil {
			t.against(out, p, "%s is no %s: %v", shortened(t.raw(at)), s.format, err)
			return
		}
	}
	if size := float64(utf8.RuneCountInString(text)); s.minLength != nil && size < *s.minLength {
		t.against(out, p, "%v characters, and %v are the least", size, *s.minLength)
	} else if s.maxLength != nil && size > *s.maxLength {
		t.against(out, p, "%v characters, and %v are the most", size, *s.maxLength)
	}
	if s.pattern != nil && !s.pattern.MatchString(text) {
		t.against(out, p, "%s does not match %s", shortened(t.raw(at)), s.pattern)
	}
}

func (t *tree) inObject(s *schema, at int, p *place, out *faults) {
	if len(s.required) > 0 {
		found := make([]bool, len(s.required))
		for name := range t.inside(at) {
			if i := slices.IndexFunc(s.required, func(want string) bool { return t.says(name, want) }); i >= 0 {
				found[i] = true
			}
		}
		for i, ok := range found {
			if !ok {
				t.against(out, p, "%q is missing", s.required[i])
			}
		}
	}
	if s.properties == nil && !s.closed && s.others == nil {
		return
	}
	for name, value := range t.inside(at) {
		key := t.raw(name)
		if key = key[1 : len(key)-1]; bytes.IndexByte(key, '\\') >= 0 {
			key = []byte(t.text(name))
		}
		switch to := s.properties[string(key)]; {
		case to != nil:
			t.validate(to, value, &place{above: p, name: name}, out)
		case s.others != nil:
			t.validate(s.others, value, &place{above: p, name: name}, out)
		case s.closed:
			t.against(out, p, "%q is no property of this object", key)
		}
	}
}

func (t *tree) inArray(s *schema, at int, p *place, out *faults) {
	if s.minItems != nil || s.maxItems != nil {
		if size := float64(t.count(at)); s.minItems != nil && size < *s.minItems {
			t.against(out, p, "%v items, and %v are the least", size, *s.minItems)
		} else if s.maxItems != nil && size > *s.maxItems {
			t.against(out, p, "%v items, and %v are the most", size, *s.maxItems)
		}
	}
	if s.unique {
		seen, i := map[[sha256.Size]byte]int{}, 0
		for _, value := range t.inside(at) {
			sum := sha256.Sum256(t.canonical(nil, value))
			if first, twice := seen[sum]; twice {
				t.against(out, p, "items %d and %d are the same", first, i)
				break
			}
			seen[sum] = i
			i++
		}
	}
	if s.items == nil && s.places == nil {
		return
	}
	i := 0
	for _, value := range t.inside(at) {
		switch {
		case s.items != nil:
			t.validate(s.items, value, &place{above: p, index: i}, out)
		case i < len(s.places):
			t.validate(s.places[i], value, &place{above: p, index: i}, out)
		case s.noMore:
			t.against(out, p, "more than %d items", len(s.places))
			return
		}
		i++
	}
}

// inTerms asks what is built of other schemas. Where none of a choice holds, what each says against the value
// is told.
func (t *tree) inTerms(s *schema, at int, p *place, out *faults) {
	for _, sub := range s.all {
		t.validate(sub, at, p, out)
	}
	holding := func(list []*schema, most int) (held int, no faults) {
		for _, sub := range list {
			if t.validate(sub, at, p, &no) {
				if held++; held == most {
					break
				}
			}
		}
		return held, no
	}
	if len(s.any) > 0 {
		if held, no := holding(s.any, 1); held == 0 {
			out.take(&no)
		}
	}
	if len(s.one) > 0 {
		switch held, no := holding(s.one, 2); held {
		case 0:
			out.take(&no)
		case 2:
			t.against(out, p, "two of the forms hold that only one may have")
		}
	}
	if s.not != nil && t.validate(s.not, at, p, new(faults)) {
		t.against(out, p, "this has the form that it must not have")
	}
	if s.cond != nil {
		next := s.orElse
		if t.validate(s.cond, at, p, new(faults)) {
			next = s.then
		}
		if next != nil {
			t.validate(next, at, p, out)
		}
	}
}

func (t *tree) typeOf(at int) string {
	switch t.nodes[at].kind {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case '0':
		return "number"
	case 't':
		return "boolean"
	}
	return "null"
}

func (t *tree) is(at int, want string) bool {
	if want == "integer" && t.nodes[at].kind == '0' {
		f := t.number(at)
		return f == math.Trunc(f)
	}
	return t.typeOf(at) == want
}

// says reports whether a string says something.
func (t *tree) says(at int, want string) bool {
	raw := t.raw(at)
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1:len(raw)-1]) == want
	}
	return t.text(at) == want
}

func (t *tree) equals(at int, v any) bool {
	switch kind := t.nodes[at].kind; v := v.(type) {
	case string:
		return kind == '"' && t.says(at, v)
	case bool:
		return kind == 't' && (t.raw(at)[0] == 't') == v
	case float64:
		return kind == '0' && t.number(at) == v
	}
	return v == nil && t.nodes[at].kind == 'n'
}

// canonical writes a value so that two are the same where their bytes are.
func (t *tree) canonical(dst []byte, at int) []byte {
	switch t.nodes[at].kind {
	case '{':
		type member struct {
			name  string
			value int
		}
		var members []member
		for name, value := range t.inside(at) {
			members = append(members, member{t.text(name), value})
		}
		slices.SortStableFunc(members, func(a, b member) int { return cmp.Compare(a.name, b.name) })
		dst = append(dst, '{')
		for _, m := range members {
			dst = t.canonical(append(strconv.AppendQuote(dst, m.name), ':'), m.value)
		}
		return append(dst, '}')
	case '[':
		dst = append(dst, '[')
		for _, value := range t.inside(at) {
			dst = append(t.canonical(dst, value), ',')
		}
		return append(dst, ']')
	case '"':
		return strconv.AppendQuote(dst, t.text(at))
	case '0':
		return strconv.AppendFloat(dst, t.number(at), 'g', -1, 64)
	}
	return append(dst, t.raw(at)...)
}

// shortened is a value as it stands, without the end of a long one.
func shortened(raw []byte) string {
	const most = 200
	if len(raw) > most {
		return strings.ToValidUTF8(string(raw[:most]), "") + "…"
	}
	return string(raw)
}

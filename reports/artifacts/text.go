package artifacts

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/licit-compliance/licit/reports"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxText bounds the bytes of a file that is carried into the documents.
const maxText = 1 << 20

// text is words that say on what terms a component is offered.
type text struct {
	from     string   // where they were found, or who supplies them
	ids      []string // licences and exceptions whose text they hold
	lines    []string // as they are printed
	data     []byte   // as they were found
	supplied bool     // not found: of the licence list, or of the policy
	notice   bool     // of a NOTICE file, which a licence may ask to pass on
	key      string   // the same for the same words, whatever the layout
	number   int      // in NOTICE.*
	read     bool     // by the engine, which gave exact
	exact    []string // licences and exceptions whose text it is word for word
}

func newText(from string, data []byte, ids []string) *text {
	return &text{from: from, data: data, ids: ids, lines: lines(data), key: key(data)}
}

// has reports whether the text of a licence or exception stands in t.
func (t *text) has(id string) bool {
	for _, have := range t.ids {
		if SameText(have, id) {
			return true
		}
	}
	return false
}

// SameText reports whether two ids have one text: they differ in what is said beside it.
func SameText(a, b string) bool { return stem(a) == stem(b) }

// beside are the ends of ids that say how a text is applied.
var beside = []string{"+", "-only", "-or-later", "-no-invariants", "-invariants", "-no-RFN", "-RFN", "-no-copyleft-exception", "-Combined-Work-Exception"}

// stem takes off an id what is said beside its text.
func stem(id string) string {
	id = spdx.Current(id)
	for _, end := range beside {
		id = strings.TrimSuffix(id, end)
	}
	return strings.ToLower(id)
}

// names are the licences and exceptions that an expression names, as written.
func names(expression string) []string {
	e, err := spdx.Parse(expression)
	if err != nil {
		return nil
	}
	var out []string
	e.Leaves(func(l spdx.Expr) { out = append(out, leafNames(l)...) })
	return out
}

func leafNames(l spdx.Expr) []string {
	out := []string{l.ID}
	if cur, err := spdx.Parse(spdx.Current(l.ID)); err == nil && cur.Exception != "" {
		out = []string{cur.ID, cur.Exception} // "GPL-2.0-with-classpath-exception"
	}
	if l.Exception != "" {
		out = append(out, l.Exception)
	}
	return out
}

// lines are the lines of a file as every medium may show them: what is not UTF-8 is read as
// Latin-1, tabs are spaces, form feeds are gone, and what acts on a reader's terminal is
// made visible.
func lines(data []byte) []string {
	s := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(s) {
		var b strings.Builder
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				r = rune(s[i])
			}
			b.WriteRune(r)
			i += n
		}
		s = b.String()
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "").Replace(s)
	var out []string
	for l := range strings.SplitSeq(strings.Trim(s, "\n"), "\n") {
		l = strings.TrimRight(reports.Plain(spaced(l)), " ")
		if i := strings.Index(l, "::"); i >= 0 && strings.TrimSpace(l[:i]) == "" {
			l = l[:i] + "\\u003a" + l[i+1:] // a CI log obeys lines that begin so
		}
		out = append(out, l)
	}
	return out
}

// spaced puts spaces for tabs, to columns of eight.
func spaced(l string) string {
	if !strings.Contains(l, "\t") {
		return l
	}
	var b strings.Builder
	at := 0
	for _, r := range l {
		if r == '\t' {
			n := 8 - at%8
			b.WriteString(strings.Repeat(" ", n))
			at += n
			continue
		}
		b.WriteRune(r)
		at++
	}
	return b.String()
}

// key is the same for texts with the same letters and digits.
func key(data []byte) string {
	h := sha256.New()
	word := make([]byte, 0, 1<<10)
	for _, c := range data {
		switch {
		case c >= 'A' && c <= 'Z':
			word = append(word, c+'a'-'A')
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80:
			word = append(word, c)
		}
		if len(word) == cap(word) {
			h.Write(word)
			word = word[:0]
		}
	}
	h.Write(word)
	return hex.EncodeToString(h.Sum(nil))
}

// leader is what stands before the words of a comment's line.
var leader = regexp.MustCompile(`^[ \t]*(/\*+|\*+/|//+[!/]?|\*+|#+|;+|--+|%+|'|dnl\b|<!--|@REM\b|REM\b)?[ \t]?`)

// passage is the whole lines around a span of a source file, without what makes them
// a comment.
func passage(data []byte, start, end int) []byte {
	if start < 0 || end > len(data) || start >= end {
		return nil
	}
	for start > 0 && data[start-1] != '\n' {
		start--
	}
	for end < len(data) && data[end] != '\n' {
		end++
	}
	list := strings.Split(strings.ReplaceAll(string(data[start:end])+"\n", "\r\n", "\n"), "\n")
	list = list[:len(list)-1]
	comments, words := 0, 0
	for _, l := range list {
		if strings.TrimSpace(l) == "" {
			continue
		}
		words++
		if m := leader.FindStringSubmatch(l); m[1] != "" {
			comments++
		}
	}
	if comments*5 < words*4 { // a block without leaders, or no comment
		return []byte(strings.Join(list, "\n"))
	}
	for i, l := range list {
		l = l[len(leader.FindString(l)):]
		list[i] = strings.TrimSuffix(strings.TrimRight(l, " \t"), "*/")
	}
	return []byte(strings.Join(list, "\n"))
}

// role says what the name of a file of a component promises.
func role(name string) (licence, notice bool) {
	base := strings.ToLower(path.Base(name))
	switch path.Ext(base) {
	case ".go", ".js", ".cjs", ".mjs", ".jsx", ".ts", ".tsx", ".py", ".rs", ".java", ".class", ".json", ".xml", ".map", ".sh", ".c", ".h", ".cc", ".cpp", ".hpp", ".rb",
		".pl", ".pm", ".yml", ".yaml", ".toml", ".css", ".scss", ".svg", ".png", ".jpg", ".patch", ".diff", ".cs", ".kt", ".swift", ".php", ".in", ".cmake", ".bat", ".ps1":
		return false, false
	}
	for _, begin := range []string{"licen", "copying", "unlicense", "mit-licen", "apache-licen"} {
		if strings.HasPrefix(base, begin) {
			return true, false
		}
	}
	if path.Base(path.Dir(name)) == "LICENSES" { // REUSE
		return true, false
	}
	for _, begin := range []string{"notice", "copyright", "patents"} {
		if strings.HasPrefix(base, begin) {
			switch path.Ext(base) {
			case "", ".txt", ".md", ".rst":
				return false, true
			}
		}
	}
	return false, false
}

// wanted is what is read again of one file of the tree.
type wanted struct {
	component *component
	sha256    string
	licence   bool // whole, as a licence
	notice    bool // whole, as a notice
	ids       []string
	spans     []span
}

type span struct {
	start, end int
	ids        []string
}

// want says what of a row belongs into the documents; nil for nothing.
func (b *bundle) want(c *component, f *inventory.File) *wanted {
	if f.Mode != inventory.ModeFile || f.Kind != "text" && f.Kind != "" && len(f.Licenses) == 0 {
		return nil
	}
	w := &wanted{component: c, sha256: f.SHA256}
	w.licence, w.notice = role(f.Path)
	for _, l := range f.Licenses {
		if l.How != inventory.HowExact && l.How != inventory.HowVariant || !b.in.IsText(l.Template, l.End-l.Start) {
			continue
		}
		ids := names(l.Expression)
		w.ids = append(w.ids, ids...)
		w.spans = append(w.spans, span{l.Start, l.End, ids})
	}
	for _, u := range f.Unidentified {
		w.spans = append(w.spans, span{u.Start, u.End, nil})
	}
	if !w.licence && !w.notice && len(w.spans) == 0 {
		return nil
	}
	return w
}

package scanner

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// secrets finds private keys and access tokens whose shape leaves little doubt. What stands in a row
// is kind, line and the beginning of a hash, never the words.
func secrets(data []byte, at func(int) int) []inventory.Secret {
	var out []inventory.Secret
	add := func(kind string, start int, words []byte) {
		sum := sha256.Sum256(words)
		out = append(out, inventory.Secret{Kind: kind, Line: at(start), Hash: hex.EncodeToString(sum[:4])})
	}
	privateKeys(data, add)
	tokens(data, add)
	slices.SortStableFunc(out, func(a, b inventory.Secret) int { return a.Line - b.Line })
	return out[:min(len(out), maxPieces)]
}

var (
	keyWords = []byte("PRIVATE KEY")
	keyBegin = []byte("-----BEGIN ")
)

// privateKeys finds armoured keys with a body: code that reads keys names the armour and has none.
func privateKeys(data []byte, add func(kind string, start int, words []byte)) {
	for from := 0; ; {
		i := bytes.Index(data[from:], keyWords)
		if i < 0 {
			return
		}
		i += from
		from = i + len(keyWords)
		head := data[max(0, i-40):i]
		n := bytes.LastIndex(head, keyBegin)
		if n < 0 || bytes.ContainsAny(head[n:], "\n\r") {
			continue
		}
		label := strings.TrimSpace(string(head[n+len(keyBegin):]))
		rest, ok := bytes.CutPrefix(data[from:], []byte("-----"))
		if !ok {
			if rest, ok = bytes.CutPrefix(data[from:], []byte(" BLOCK-----")); !ok || label != "PGP" {
				continue
			}
		}
		body := keyBody(rest[:min(len(rest), 4096)])
		if len(body) < 100 || few(body) {
			continue
		}
		kind := "private key"
		switch label {
		case "RSA", "EC", "DSA", "OPENSSH", "PGP":
			kind = label + " private key"
		case "ENCRYPTED":
			kind = "encrypted private key"
		}
		if bytes.Contains(rest[:min(len(rest), 120)], []byte("Proc-Type: 4,ENCRYPTED")) {
			kind = "encrypted " + kind
		}
		add(kind, i-len(head)+n, body)
	}
}

// keyBody gathers the base64 of a key up to its end, over line ends, header lines and the quotation marks and
// escapes of source code.
func keyBody(text []byte) []byte {
	if end := bytes.Index(text, []byte("-----")); end >= 0 {
		text = text[:end]
	}
	text = bytes.ReplaceAll(text, []byte(`\r`), []byte("\n"))
	var out []byte
	for line := range bytes.SplitSeq(bytes.ReplaceAll(text, []byte(`\n`), []byte("\n")), []byte("\n")) {
		line = bytes.Trim(line, " \t\r\"'+,;\\`*#/>|")
		if len(line) > 0 && !slices.ContainsFunc(line, func(c byte) bool { return !tokenChar[c] && c != '+' && c != '/' && c != '=' }) {
			out = append(out, line...)
		}
	}
	return out
}

// few reports whether words are made of few different letters, as a placeholder is, or say that they are one.
func few(words []byte) bool {
	var seen [256]bool
	n := 0
	for _, c := range words {
		if !seen[c] {
			seen[c] = true
			n++
		}
	}
	low := bytes.ToLower(words)
	return n < 10 || slices.ContainsFunc([]string{"example", "xxxx", "1234567890", "abcdefgh", "placeholder", "redacted", "dummy", "00000000", "your"}, func(s string) bool {
		return bytes.Contains(low, []byte(s))
	})
}

// shape is a token by its beginning and the letters after it.
type shape struct {
	kind, prefix string
	least, most  int // letters after the prefix
	upper        bool
}

var shapes = []shape{
	{"AWS access key", "AKIA", 16, 16, true},
	{"AWS access key", "ASIA", 16, 16, true},
	{"GitHub token", "ghp_", 36, 36, false},
	{"GitHub token", "gho_", 36, 36, false},
	{"GitHub token", "ghu_", 36, 36, false},
	{"GitHub token", "ghs_", 36, 36, false},
	{"GitHub token", "ghr_", 36, 36, false},
	{"GitHub token", "github_pat_", 82, 82, false},
	{"GitLab token", "glpat-", 20, 64, false},
	{"Google API key", "AIza", 35, 35, false},
	{"npm token", "npm_", 36, 36, false},
	{"PyPI token", "pypi-AgEIcHlwaS5vcmc", 50, 400, false},
	{"Slack token", "xoxb-", 40, 120, false},
	{"Slack token", "xoxp-", 40, 120, false},
	{"Stripe key", "sk_live_", 24, 120, false},
}

// shortest is the length of the shortest token.
const shortest = 20

var tokenChar = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
	}
	return t
}()

// tokens finds the runs of token letters that are long enough. It looks back from where such a run would
// have to reach, as far as the letters go.
func tokens(data []byte, add func(kind string, start int, words []byte)) {
	for free := 0; free+shortest <= len(data); { // no run that is longer begins before free
		start := free + shortest
		for start > free && tokenChar[data[start-1]] {
			start--
		}
		if start > free {
			free = start
			continue
		}
		end := free + shortest
		for end < len(data) && tokenChar[data[end]] {
			end++
		}
		if end-start < 500 {
			token(data[start:end], start, add)
		}
		free = end + 1
	}
}

func token(word []byte, start int, add func(kind string, start int, words []byte)) {
	for _, s := range shapes {
		rest, ok := bytes.CutPrefix(word, []byte(s.prefix))
		if !ok || len(rest) < s.least || len(rest) > s.most || few(rest) {
			continue
		}
		if s.upper && slices.ContainsFunc(rest, func(c byte) bool { return (c < 'A' || c > 'Z') && (c < '0' || c > '9') }) {
			continue
		}
		if !slices.ContainsFunc(rest, func(c byte) bool { return c >= '0' && c <= '9' }) {
			continue // an identifier in code
		}
		add(s.kind, start, word)
		return
	}
}

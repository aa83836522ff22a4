package license

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/internal/gen/listdata"
	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// listed is a text of the SPDX list, and the ids that it may be called by: those that
// have the same words, and the one that stands for a deprecated id today.
type listed struct {
	id, text string
	names    []string
	verbatim uint64
}

// listTexts reads the pinned list from the module cache. It is skipped where the cache does
// not have it: TestTemplates does the same with the templates that are embedded.
func listTexts(t testing.TB) []listed {
	t.Helper()
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Skip(err)
	}
	dir := filepath.Join(strings.TrimSpace(string(cache)), listdata.Module+"@"+listdata.Version)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the module cache has no licence list: go mod download %s@%s", listdata.Module, listdata.Version)
	}
	var all []listed
	hash := map[uint64][]string{}
	template := map[string][]string{}
	for _, pattern := range []string{"json/details/*.json", "json/exceptions/*.json"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(names) < 50 {
			t.Fatalf("%d files %s: %v", len(names), pattern, err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var d struct {
				LicenseID          string `json:"licenseId"`
				LicenseExceptionID string `json:"licenseExceptionId"`
				Text               string `json:"licenseText"`
				ExceptionText      string `json:"licenseExceptionText"`
				Template           string `json:"standardLicenseTemplate"`
				ExceptionTemplate  string `json:"licenseExceptionTemplate"`
			}
			if err := json.Unmarshal(raw, &d); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			l := listed{id: d.LicenseID + d.LicenseExceptionID, text: d.Text + d.ExceptionText}
			l.verbatim = index.WholeHash(words.Tokenise(nil, []byte(l.text)))
			hash[l.verbatim] = append(hash[l.verbatim], l.id)
			template[d.Template+d.ExceptionTemplate] = append(template[d.Template+d.ExceptionTemplate], l.id)
			all = append(all, l)
		}
	}
	for i := range all {
		l := &all[i]
		l.names = append([]string{l.id, spdx.Current(l.id)}, hash[l.verbatim]...)
		if e, err := spdx.Parse(spdx.Current(l.id)); err == nil && e.Op == spdx.Leaf { // of "GPL-2.0-with-X" the list has the text of X
			l.names = append(l.names, e.Exception)
		}
		for _, ids := range template {
			if slices.Contains(ids, l.id) {
				l.names = append(l.names, ids...)
			}
		}
	}
	return all
}

// within says of texts what else a part of them is, word for word: the part of the list's
// text that is left when a quarter is cut off, or the same without the words that are replaced.
// That is not wrong, and there is nothing in such a part that could tell.
var within = map[string]string{
	"BSD-3-Clause-LBNL": "BSD-3-Clause", "BSD-Systemics-W3Works": "BSD-Systemics", "Caldera": "Caldera-no-preamble",
	"HPND-Netrek": "HPND", "HPND-export-US": "HPND", "HPND-export2-US": "HPND", "HPND-Pbmplus": "HPND",
	"HPND-sell-variant-MIT-disclaimer-rev": "HPND-sell-variant", "HPND-sell-variant-critical-systems": "HPND-sell-variant",
	"HPND-sell-variant-MIT-disclaimer": "HPND-sell-variant",
	"Intel":                            "BSD-3-Clause", "Sleepycat": "BSD-3-Clause", "OpenSSL": "SSLeay-standalone", "SAX-PD": "SAX-PD-2.0", "xkeyboard-config-Zinoviev": "Cronyx",
	"Autoconf-exception-generic-3.0": "Autoconf-exception-generic", "Fawkes-Runtime-exception": "Classpath-exception-2.0",
	"GPL-3.0-linking-source-exception": "GPL-3.0-linking-exception", "GPL-2.0-with-classpath-exception": "Classpath-exception-2.0-short",
	"GPL-3.0-389-ds-base-exception": "GPL-3.0-linking-exception",
	"Nokia-Qt-exception-1.1":        "Qt-LGPL-exception-1.1", // its old name
}

// called reports whether an id is one of the text's.
func (l *listed) called(id string) bool {
	return slices.ContainsFunc(l.names, func(n string) bool { return n != "" && id != "" && (n == id || same(n, id) || n == spdx.Current(id)) })
}

func lines(prefix string) func(string) string {
	return func(text string) string {
		return prefix + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n"+prefix) + "\n"
	}
}

func wrapped(text string, width int) string {
	var b strings.Builder
	for i, p := range strings.Split(text, "\n\n") {
		if i > 0 {
			b.WriteString("\n\n")
		}
		col := 0
		for _, w := range strings.Fields(p) {
			if col > 0 && col+len(w) >= width {
				b.WriteByte('\n')
				col = 0
			} else if col > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
			col += len(w) + 1
		}
	}
	return b.String()
}

// forms are ways in which a text reaches a file without a word of it changed.
var forms = []struct {
	name string
	put  func(string) string
}{
	{"verbatim", func(s string) string { return s }},
	{"C", func(s string) string { return "/*\n" + lines(" * ")(s) + " */\n\n#include <stdio.h>\n" }},
	{"Go", func(s string) string { return lines("// ")(s) + "\npackage x\n" }},
	{"shell", func(s string) string { return "#!/bin/sh\n" + lines("# ")(s) + "\nexit 0\n" }},
	{"SQL", func(s string) string { return lines("-- ")(s) + "\nSELECT 1;\n" }},
	{"Lisp", func(s string) string { return lines(";; ")(s) + "\n(defun x ())\n" }},
	{"TeX", func(s string) string { return lines("% ")(s) + "\n\\begin{document}\n" }},
	{"Basic", func(s string) string { return lines("' ")(s) + "\nDim x\n" }},
	{"batch", func(s string) string { return lines("rem ")(s) + "\ngoto end\n" }},
	{"m4", func(s string) string { return lines("dnl ")(s) + "\nAC_INIT\n" }},
	{"man", func(s string) string { return lines(".\\\" ")(s) + "\n.TH X 1\n" }},
	{"one line", func(s string) string { return strings.Join(strings.Fields(s), " ") }},
	{"rewrapped", func(s string) string { return wrapped(s, 45) }},
	{"HTML", func(s string) string {
		return "<!DOCTYPE html>\n<html><body>\n<p>" + strings.ReplaceAll(html.EscapeString(s), "\n\n", "</p>\n<p>") + "</p>\n</body></html>\n"
	}},
}

// replaced changes a share of the words, by words of everyday English and made-up ones in turn.
func replaced(text string, seed uint64, share float64) string {
	everyday := strings.Fields("house river green paper window quickly under garden between music seven table never with morning")
	r := rand.New(rand.NewPCG(seed, 11))
	var b strings.Builder
	for _, line := range strings.SplitAfter(text, "\n") {
		for i, w := range strings.Fields(line) {
			if i > 0 {
				b.WriteByte(' ')
			}
			if r.Float64() < share {
				if w = everyday[r.IntN(len(everyday))]; r.IntN(2) == 0 {
					w = fmt.Sprintf("qz%dx", r.IntN(10000))
				}
			}
			b.WriteString(w)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// heard is what a scan says of a text of the list.
type heard struct {
	id, exact bool
	part      bool     // its text is a part of this one's
	others    []string // ids of other licences
	lies      []string // of them, those called exact
}

func (l *listed) ask(e *Engine, text string) heard {
	var h heard
	for _, m := range e.Scan([]byte(text)).Matches {
		if m.How == Clue {
			continue
		}
		parsed, err := spdx.Parse(m.Expression)
		if err != nil {
			continue
		}
		ok := l.called(m.Template)
		parsed.Leaves(func(leaf spdx.Expr) { ok = ok || l.called(leaf.ID) || l.called(leaf.Exception) })
		switch {
		case !ok && within[l.id] != "" && (m.Template == within[l.id] || m.Expression == within[l.id]):
			h.part = true
		case ok:
			h.id = true
			h.exact = h.exact || m.How == Exact
		case m.Template != "":
			h.others = append(h.others, m.Expression)
			if m.How == Exact {
				h.lies = append(h.lies, m.Template)
			}
		}
	}
	return h
}

// rows are the texts that are nothing but others in a row: what is left of one is those.
var rows = map[string][]string{"Net-SNMP": {"MIT-CMU", "BSD-3-Clause"}}

// TestList scans every text of the list as it is, in one of the other forms, with words
// replaced, and cut. With LICIT_LIST=full in the environment it takes every text in every form.
func TestList(t *testing.T) {
	t.Parallel()
	all := listTexts(t)
	full := os.Getenv("LICIT_LIST") == "full"
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for k, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			exact, n := 0, 0
			for i, l := range all {
				if k > 0 && !full && i%len(forms) != k || testing.Short() && i%len(forms) != k {
					continue
				}
				n++
				h := l.ask(e, f.put(l.text))
				if !h.id {
					t.Errorf("%s is not found, but %v", l.id, h.others)
				}
				if h.exact {
					exact++
				} else {
					t.Logf("%s is not exact", l.id)
				}
				if len(h.lies) > 0 {
					t.Errorf("%s is called exactly %v", l.id, h.lies)
				}
			}
			t.Logf("%d of %d exact", exact, n)
			want := 0.98
			if (k > 0 || testing.Short()) && !full {
				want = 0.93 // of a sample
			}
			if float64(exact) < want*float64(n) {
				t.Errorf("%d of %d are exact, want a share of %g", exact, n, want)
			}
		})
	}
	if testing.Short() { // under the race detector; the plain run does it all
		return
	}
	for _, c := range []struct {
		share, want float64
	}{{0.05, 0.99}, {0.10, 0.98}} {
		t.Run(fmt.Sprintf("%g replaced", c.share), func(t *testing.T) {
			t.Parallel()
			right := 0
			for i, l := range all {
				h := l.ask(e, replaced(l.text, uint64(i), c.share))
				switch {
				case h.id || h.part:
					right++
				case len(h.others) > 0:
					t.Errorf("%s is taken for %v", l.id, h.others)
				default:
					t.Logf("%s is not found", l.id)
				}
			}
			t.Logf("%d of %d", right, len(all))
			if float64(right) < c.want*float64(len(all)) {
				t.Errorf("%d of %d get their id, want a share of %g", right, len(all), c.want)
			}
		})
	}
	t.Run("cut", func(t *testing.T) {
		t.Parallel()
		named := 0
		for _, l := range all {
			for _, part := range []string{l.text[:len(l.text)*3/4], l.text[len(l.text)/4:]} {
				h := l.ask(e, part)
				if h.id {
					named++
				}
				h.lies = slices.DeleteFunc(h.lies, func(id string) bool { return slices.Contains(rows[l.id], id) })
				if len(h.lies) > 0 {
					t.Errorf("%s, cut, is called exactly %v", l.id, h.lies)
				}
			}
		}
		t.Logf("%d of %d parts named", named, 2*len(all))
	})
}

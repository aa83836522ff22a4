package compat

import (
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/spdx"
)

const small = `version: 1
sources: {s: "a source"}
obligations: {o: do it}
rules:
  - {id: strong, in_copyleft: [strong], result: incompatible, source: [s], reason: r}
  - {id: rest, result: conditional, obligations: [o], source: [s], reason: r}
`

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ from, to, want string }{
		"unknown key":        {"in_copyleft", "in_copyright", "in_copyright"},
		"unknown source":     {"result: incompatible, source: [s]", "result: incompatible, source: [x]", `no source "x"`},
		"no source":          {"result: incompatible, source: [s]", "result: incompatible", "source are needed"},
		"unknown result":     {"result: incompatible", "result: maybe", "maybe"},
		"unknown obligation": {"[o]", "[p]", `no obligation "p"`},
		"twice":              {"id: rest", "id: strong", "twice"},
		"bad pattern":        {"in_copyleft: [strong]", `in: ["["]`, "no pattern"},
		"another version":    {"version: 1", "version: 2", "want 1"},
	} {
		if _, err := Load("t.yaml", []byte(strings.Replace(small, c.from, c.to, 1)), OSADL); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if _, err := Load("t.yaml", []byte(small), []byte("MIT SY\nISC Y\n")); err == nil {
		t.Error("a matrix that is not square was read")
	}
}

func engine(t testing.TB) *Engine {
	table, err := Load("t.yaml", []byte(small), OSADL)
	if err != nil {
		t.Fatal(err)
	}
	return New(table, func(id string) Terms {
		if strings.HasPrefix(id, "GPL") {
			return Terms{OSD: "yes", Copyleft: "strong", Patent: "silent"}
		}
		return Terms{OSD: "yes", Copyleft: "none", Patent: "silent"}
	}, nil)
}

// The matrix contradicts a rule, and the answer says so; alone it decides nothing.
func TestSourcesDisagree(t *testing.T) {
	t.Parallel()
	a := engine(t).Ask("GPL-2.0-or-later", "GPL-3.0-or-later", "own") // here "strong", there yes
	if a.Result != Undefined || a.Rule != "sources-disagree" || len(a.Sources) != 2 {
		t.Errorf("%+v", a)
	}
}

// "Or any later version" may be taken as the version that it names.
func TestLaterVersions(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, out := range []string{"MIT", "MPL-1.1", "GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"} {
		this, later := e.Ask("MPL-1.1", out, "static"), e.Ask("MPL-1.1+", out, "static")
		if this.Result != later.Result {
			t.Errorf("into %s: MPL-1.1 %s by %s, MPL-1.1+ %s by %s", out, this.Result, this.Rule, later.Result, later.Rule)
		}
	}
}

func TestLongExpressionsEnd(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("MIT AND ", 2000) + "ISC"
	if a := engine(t).Ask(long, strings.ReplaceAll(long, "ISC", "Zlib"), "own"); a.Result != Undefined || a.Rule != "too-long" {
		t.Errorf("%+v", a.Rule)
	}
}

func FuzzAsk(f *testing.F) {
	f.Add("MIT OR (GPL-2.0-only WITH Classpath-exception-2.0 AND ISC)", "BSD-3-Clause", "static")
	f.Add("", "NOASSERTION", "")
	e := engine(f)
	f.Fuzz(func(t *testing.T, in, out, relation string) {
		a := e.Ask(in, out, relation)
		if rank(a.Result) < 0 || a.Reason == "" || len(a.Sources) == 0 {
			t.Fatalf("%q into %q: %+v", in, out, a)
		}
		if e, err := spdx.Parse(in); err == nil && e.Op == spdx.Leaf && in == out && a.Result != Compatible {
			t.Fatalf("%q into itself: %+v", in, a)
		}
	})
}

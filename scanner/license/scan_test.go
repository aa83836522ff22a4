package license

import (
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"testing"
)

// TestFixtures scans each file of testdata and compares with the header of the
// file: lines "key value" up to a line "---". Keys: match (how and expression),
// clause (facet and words), unidentified (first words), pointer (target), invalid. An engine that knows a
// text of the user as well finds the same.
func TestFixtures(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	own, err := e.With([]Own{{ID: "LicenseRef-Club", Text: []byte("Members of the rowing club may read these charts aboard and lend them to other members, and to nobody else.")}})
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			head, body, ok := strings.Cut(string(raw), "\n---\n")
			if !ok {
				t.Fatal("no line --- between expectation and text")
			}
			var want []string
			for _, l := range strings.Split(head, "\n") {
				if l != "" && !strings.HasPrefix(l, "#") {
					want = append(want, l)
				}
			}
			got := describe(e.Scan([]byte(body)), body)
			sort.Strings(want)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
			}
			if with := describe(own.Scan([]byte(body)), body); !reflect.DeepEqual(got, with) {
				t.Errorf("with a text of the user\n  %s\nwithout\n  %s", strings.Join(with, "\n  "), strings.Join(got, "\n  "))
			}
		})
	}
}

func describe(r Result, body string) []string {
	var got []string
	words := func(start, end int) string { return strings.Join(strings.Fields(body[start:end]), " ") }
	for _, m := range r.Matches {
		got = append(got, "match "+m.How+" "+m.Expression)
	}
	for _, c := range r.Clauses {
		got = append(got, "clause "+c.Facet+" "+words(c.Start, c.End))
	}
	for _, u := range r.Unidentified {
		w := words(u.Start, u.End)
		got = append(got, "unidentified "+strings.TrimSpace(w[:min(40, len(w))]))
	}
	for _, p := range r.Pointers {
		got = append(got, "pointer "+p.Target)
	}
	for _, s := range r.Invalid {
		got = append(got, "invalid "+words(s.Start, s.End))
	}
	sort.Strings(got)
	return got
}

package license

import (
	"os"
	"strings"
	"testing"
)

// The blanks of an appendix may hold more than the template has room for, as two
// holders with their addresses, and the licence before it is still word for word.
func TestFilledAppendixIsExact(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	const blank = "Copyright [yyyy] [name of copyright owner]"
	if !strings.Contains(string(text), blank) {
		t.Fatalf("LICENSE has no %q", blank)
	}
	filled := strings.Replace(string(text), blank,
		"Copyright 2020-present Example Contributors.\n   Copyright 2021 Example Printer (https://example.org/a), Jane Doe (https://example.org/b), John Doe", 1)
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, m := range e.Scan([]byte(filled)).Matches {
		found = found || m.Expression == "Apache-2.0" && m.How == Exact
	}
	if !found {
		t.Errorf("no exact Apache-2.0: %+v", e.Scan([]byte(filled)).Matches)
	}
	cut := strings.Replace(filled, "shall mean the terms and conditions", "shall mean some terms and conditions", 1)
	for _, m := range e.Scan([]byte(cut)).Matches {
		if m.How == Exact && strings.Contains(cut[m.Start:m.End], "some terms") {
			t.Errorf("a changed word passed as exact: %+v", m)
		}
	}
}

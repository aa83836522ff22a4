package license

import (
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// TestExceptionAfterText: the text of an exception belongs to the licence whose text stands before it, if it is made to such ones.
func TestExceptionAfterText(t *testing.T) {
	t.Parallel()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for k := range e.data.index.Len() {
		if tpl := e.data.template(k); tpl.Kind != index.Notice && texts[tpl.ID] == "" {
			texts[tpl.ID] = style(0, written(tpl))
		}
	}
	for _, c := range []struct{ license, exception, want string }{
		{"Apache-2.0", "LLVM-exception", "Apache-2.0 WITH LLVM-exception"},
		{"Apache-2.0", "Swift-exception", "Apache-2.0 WITH Swift-exception"},
		{"MIT", "fmt-exception", "MIT WITH fmt-exception"},
		{"GPL-2.0-only", "Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"},
		{"MIT", "LLVM-exception", "MIT, LLVM-exception"},
	} {
		var got []string
		for _, m := range e.Scan([]byte(texts[c.license] + "\n\n" + texts[c.exception])).Matches {
			if m.How != Clue && (len(got) == 0 || got[len(got)-1] != m.Expression) {
				got = append(got, m.Expression)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s and %s are %q, want %q", c.license, c.exception, s, c.want)
		}
	}
	for id := range exceptionsTo {
		if _, listed := spdx.Exception(id); !listed {
			t.Errorf("%s is no exception of the list", id)
		}
	}
}

package sbom

import (
	"fmt"
	"strings"
	"testing"
)

// One fault in each of many components makes a bounded list that still counts every one.
func TestProblemsAreBounded(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"component":{"type":"library","name":"r","bom-ref":"r"}},"components":[`)
	const n = maxSame + 500
	for i := range n {
		fmt.Fprintf(&b, `{"type":"library","name":"n%d","bom-ref":"n%d","purl":"none"},`, i, i)
	}
	doc, err := Read(strings.NewReader(strings.TrimSuffix(b.String(), ",") + "]}"))
	if err != nil {
		t.Fatal(err)
	}
	for name, problems := range map[string][]Problem{"profile": Check(doc, []Profile{format}), "formats": new(Formats).Check(doc)} {
		listed, counted, last := 0, 0, Problem{}
		for _, p := range problems {
			if p.Rule == "purl" {
				listed++
				counted += p.Times()
				last = p
			}
		}
		if listed != maxSame+1 || counted != n || last.More != 500 {
			t.Errorf("%s: %d listed, %d counted, the last stands for %d; want %d, %d, 500", name, listed, counted, last.More, maxSame+1, n)
		}
	}
}

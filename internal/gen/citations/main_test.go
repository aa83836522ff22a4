package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

func TestFresh(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../../policy/defaults/phrases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../../policy/defaults/citations.txt")
	if err != nil {
		t.Fatal(err)
	}
	want, missing, err := cite(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("policy/defaults/citations.txt is stale; run go generate ./policy")
	}
	if len(missing) > 0 {
		t.Errorf("answers without a citation: %s", strings.Join(missing, "; "))
	}
}

// Every citation resolves: the text has that hash, and the words stand where it says; the list has those flags.
func TestEveryCitationResolves(t *testing.T) {
	t.Parallel()
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	all, err := policy.Citations("")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 900 {
		t.Errorf("%d citations", len(all))
	}
	for _, c := range all {
		if c.From == "SPDX list "+spdx.ListVersion {
			row, _ := spdx.License(c.ID)
			for flag := range strings.SplitSeq(c.Words, ", ") {
				if got := map[string]bool{"isOsiApproved true": row.OSI, "isFsfLibre true": row.FSF == spdx.Yes, "isFsfLibre false": row.FSF == spdx.No}; !got[flag] {
					t.Errorf("%s: the list does not say %q", c.ID, flag)
				}
			}
			continue
		}
		words := Words(engine, c.ID)
		if c.From != "text "+Sum(words) {
			t.Errorf("%s: %s, the text is %s", c.ID, c.From, Sum(words))
			continue
		}
		var from, to int
		if _, err := fmt.Sscanf(c.Range, "%d-%d", &from, &to); err != nil || from < 0 || to > len(words) || from >= to {
			t.Errorf("%s %s: range %q of %d words", c.ID, c.Facet, c.Range, len(words))
			continue
		}
		span := strings.Join(words[from:to], " ")
		if word, absent := strings.CutPrefix(c.Words, "no "); absent && to-from == len(words) {
			if strings.Contains(span, word) {
				t.Errorf("%s %s: %q stands in the text", c.ID, c.Facet, word)
			}
		} else if span != c.Words {
			t.Errorf("%s %s: %q stands there, not %q", c.ID, c.Facet, span, c.Words)
		}
	}
}

package main

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/license/index"
)

func TestOpening(t *testing.T) {
	t.Parallel()
	parts, err := parse(`<<beginOptional>>Title<<endOptional>> Redistribution of this lamp and its bulb is free. Redistribution of this lamp and its shade is not.`)
	if err != nil {
		t.Fatal(err)
	}
	if first := opening("MIT", parts); first != nil {
		t.Errorf("MIT has an opening: %v", first)
	}
	first := opening("Sleepycat", parts)
	n := 0
	for _, p := range first {
		if p.Op < index.OptBegin {
			n += len(p.Words)
		}
	}
	if want := 10; n != want { // the title and one sentence
		t.Errorf("the opening has %d words: %v", n, first)
	}
}

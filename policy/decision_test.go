package policy

import (
	"bytes"
	"encoding/json"
	"testing"
)

// Written a verdict at a time, a decision is what encoding it whole gives.
func TestDecisionWrite(t *testing.T) {
	t.Parallel()
	for _, verdicts := range [][]Verdict{{}, {{ID: "a", Reason: "\n  \"verdicts\": null <&>"}}, {{ID: "a", Count: 1}, {ID: "b"}}} {
		d := &Decision{Schema: "1", Result: "\n  \"verdicts\": null", Verdicts: verdicts, Licenses: map[string]string{"p": "MIT"}}
		var got bytes.Buffer
		if err := d.Write(&got); err != nil {
			t.Fatal(err)
		}
		want, err := json.MarshalIndent(d, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want)+"\n" {
			t.Errorf("got\n%s\nwant\n%s", got.String(), want)
		}
	}
}

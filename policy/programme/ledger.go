package programme

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
)

// Ledger is what became of each finding over time: a document that the next run takes as its past.
type Ledger struct {
	Schema      string   `json:"schema"` // "1"
	NotExamined []string `json:"notExamined"`
	Inventory   string   `json:"inventory"` // digest
	Policy      string   `json:"policy"`    // digest
	Entries     []Entry  `json:"entries"`
}

// The states of an entry.
const (
	StateOpen    = "open"    // deny or review
	StateLifted  = "lifted"  // an exception lets it pass
	StateAllowed = "allowed" // the policy allows it, perhaps with something to do
	StateGone    = "gone"    // it is not found any more
)

// Entry is the history of one verdict.
type Entry struct {
	ID         string            `json:"id"` // of the verdict
	Check      string            `json:"check"`
	Name       string            `json:"name"`
	Subject    string            `json:"subject"`
	Expression string            `json:"expression,omitempty"`
	Reason     string            `json:"reason,omitempty"`
	Where      string            `json:"where,omitempty"` // the first place
	Text       string            `json:"text,omitempty"`  // the words there
	Clause     string            `json:"clause,omitempty"`
	Legal      bool              `json:"legalReview,omitempty"` // who gives legal advice should see it
	State      string            `json:"state"`
	Decision   string            `json:"decision"`
	Was        string            `json:"was,omitempty"`
	Exception  *policy.Exception `json:"exception,omitempty"`
	FirstSeen  string            `json:"firstSeen"` // day of the first ledger that has it
	History    []Event           `json:"history"`
}

// Event is a change of a verdict.
type Event struct {
	Date     string `json:"date"`
	State    string `json:"state"`
	Decision string `json:"decision,omitempty"`
	By       string `json:"by,omitempty"` // who answers for an exception
	Ref      string `json:"ref,omitempty"`
	Reason   string `json:"reason,omitempty"`
}

// maxLedger bounds the bytes of a ledger that is read back.
const maxLedger = 128 << 20

// ReadLedger reads a ledger of an earlier run.
func ReadLedger(name string, r io.Reader) (*Ledger, error) {
	var l Ledger
	limited := &io.LimitedReader{R: r, N: maxLedger + 1}
	if err := json.NewDecoder(limited).Decode(&l); err != nil {
		return nil, fmt.Errorf("ledger %s: %w; licit evidence writes one as findings.json", name, err)
	}
	switch {
	case limited.N <= 0:
		return nil, fmt.Errorf("ledger %s: more than the %d MiB that it may have", name, maxLedger>>20)
	case l.Schema != "1" || l.Policy == "":
		return nil, fmt.Errorf("ledger %s: this is no ledger of licit; licit evidence writes one as findings.json", name)
	}
	for i, e := range l.Entries {
		if _, err := time.Parse(time.DateOnly, e.FirstSeen); err != nil || e.ID == "" {
			return nil, fmt.Errorf("ledger %s: entry %d has no id or no day of its first sight", name, i+1)
		}
	}
	return &l, nil
}

// Keep makes the ledger of a decision, going on from an earlier one, which may be nil.
func Keep(d *policy.Decision, before *Ledger, today time.Time) Ledger {
	day := today.UTC().Format(time.DateOnly)
	out := Ledger{Schema: "1", Inventory: d.Inventory, Policy: d.Policy.Digest, Entries: []Entry{}}
	past := map[string]Entry{}
	if before != nil {
		for _, e := range before.Entries {
			past[e.ID] = e
		}
	}
	legal := map[string]bool{} // checks about what terms mean
	for _, c := range rule.All() {
		legal[c.ID] = c.Clause == "3.1.5"
	}
	seen := map[string]bool{}
	for _, v := range d.Verdicts {
		if seen[v.ID] {
			continue
		}
		seen[v.ID] = true
		e := Entry{
			ID: v.ID, Check: v.Rule, Name: v.Name, Subject: cmp.Or(v.Subject.Package, v.Subject.Path), Expression: v.Expression, Reason: v.Reason,
			Text: v.Text, Where: place(v), Clause: v.Clause, Legal: v.Clause == "3.1.5" || legal[v.Rule], State: state(v), Decision: v.Decision, Was: v.Was, Exception: v.Exception, FirstSeen: day,
		}
		if p, ok := past[v.ID]; ok {
			e.FirstSeen, e.History = p.FirstSeen, slices.Clone(p.History)
		}
		e.add(day)
		out.Entries = append(out.Entries, e)
	}
	if before != nil {
		for _, e := range before.Entries {
			if seen[e.ID] {
				continue
			}
			seen[e.ID] = true
			e.History = slices.Clone(e.History)
			e.State, e.Decision, e.Was, e.Exception = StateGone, "", "", nil
			e.add(day)
			out.Entries = append(out.Entries, e)
		}
	}
	order := []string{StateOpen, StateLifted, StateAllowed, StateGone}
	slices.SortStableFunc(out.Entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.State), slices.Index(order, b.State)), cmp.Compare(a.Check, b.Check), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func place(v policy.Verdict) string {
	if len(v.Locations) == 0 {
		return ""
	}
	if l := v.Locations[0]; l.Line > 0 {
		return fmt.Sprintf("%s:%d", l.Path, l.Line)
	}
	return v.Locations[0].Path
}

func state(v policy.Verdict) string {
	switch {
	case v.Exception != nil:
		return StateLifted
	case v.Decision == policy.Deny || v.Decision == policy.Review:
		return StateOpen
	}
	return StateAllowed
}

// add notes what changed since the last event, if anything did.
func (e *Entry) add(day string) {
	now := Event{Date: day, State: e.State, Decision: e.Decision}
	if x := e.Exception; x != nil {
		now.By, now.Ref, now.Reason = x.By, x.Ref, x.Kind+": "+x.Reason
	}
	if n := len(e.History); n > 0 {
		last := e.History[n-1]
		last.Date = day
		if last == now {
			return
		}
	}
	e.History = append(e.History, now)
}

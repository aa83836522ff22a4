package programme

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/policy/rule"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// ours finds a key of the file form at the start of a line.
var ours = regexp.MustCompile(`(?m)^(version|organisation|scope|contacts|roles|answers|licenses|affirmation)[ \t]*:`)

// Issues is what the programme of a tree leaves open, for its gate (PRG-001, PRG-002): the answers that
// hold no more, and how many materials nobody has answered. data is the text of its programme.yaml, Case
// holds the day. A text that cannot be read is an issue
// itself, unless it has no key of the form and is about something else.
func Issues(inv *inventory.Inventory, d *policy.Decision, facets func(id string) rule.Facets, data []byte, c Case) ([]rule.Issue, error) {
	p, err := Parse(FileName, data)
	at := []inventory.Location{{Path: FileName}}
	if err != nil {
		if !ours.Match(data) {
			return nil, nil // the programme of a festival
		}
		reason := strings.ReplaceAll(strings.TrimPrefix(err.Error(), "programme "), "\n", "; ")
		return []rule.Issue{{Check: "PRG-002", Path: FileName, Facet: "unreadable", Reason: reason, Count: 1, Locations: at}}, nil
	}
	if c.Register, err = Register(inv, facets, p, c.Today); err != nil {
		return nil, err
	}
	materials, err := Assess(inv, d, p, c)
	if err != nil {
		return nil, err
	}
	var out []rule.Issue
	var open []string
	for _, m := range materials {
		switch {
		case m.Status == Stale:
			out = append(out, rule.Issue{Check: "PRG-002", Path: FileName, Facet: m.ID, Reason: fmt.Sprintf("%s %s: %s", m.Number, m.ID, m.Reason), Count: 1, Locations: at})
		case m.Open():
			open = append(open, m.ID)
		}
	}
	if n := len(open); n > 0 {
		out = append(out, rule.Issue{Check: "PRG-001", Path: FileName, Reason: fmt.Sprintf("%d of %d materials: %s", n, len(materials), strings.Join(open[:min(n, 5)], ", ")), Count: n, Locations: at})
		if n > 5 {
			out[len(out)-1].Reason += " …"
		}
	}
	return out, nil
}

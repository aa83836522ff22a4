package programme

import (
	_ "embed"
	"errors"
	"fmt"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/licit-compliance/licit/policy"
)

// The materials that programme.yaml answers in blocks of their own.
const (
	scopeStatement = "scope.statement"
	affirmation    = "conform.affirmation"
	duration       = "conform.duration"
)

//go:embed materials.yaml
var materials []byte

// Known is what is known of one verification material, whatever the tree.
type Known struct {
	ID       string   `yaml:"id"`     // stable, as "policy.document"
	Number   string   `yaml:"number"` // in ISO/IEC 5230:2020, as "3.1.1.1"
	Level    string   `yaml:"level"`  // produce, assist, check, human
	Subject  string   `yaml:"subject"`
	Tool     string   `yaml:"tool"` // what licit does for it
	Question string   `yaml:"question"`
	Optional string   `yaml:"optional"` // "true": may be not applicable
	Shows    []string `yaml:"shows"`
	Hints    []string `yaml:"hints"`
	Made     []string `yaml:"made"`
	Makers   []string `yaml:"makers"`
	Bundle   string   `yaml:"bundle"` // "true": a bundle of artefacts is a part of it
}

type clauseList struct {
	Version int      `yaml:"version"`
	Clauses []clause `yaml:"clauses"`
}

type clause struct {
	Clause    string  `yaml:"clause"`
	Title     string  `yaml:"title"`
	Next      string  `yaml:"next"` // clause in the draft of the next edition
	Materials []Known `yaml:"materials"`
}

// Row is a material with the clause that asks for it.
type Row struct {
	ID, Number, Level, Subject, Tool, Question string
	Clause, Title, Next                        string
	Optional                                   bool
	known                                      Known
}

// List gives the 25 materials in the order of the clauses.
func List() ([]Row, error) {
	var list clauseList
	at, err := policy.Strict("materials", "materials.yaml", materials, &list)
	if err != nil {
		return nil, err
	}
	var out []Row
	var errs []error
	for i, c := range list.Clauses {
		for n, m := range c.Materials {
			for _, globs := range [][]string{m.Shows, m.Hints} {
				for _, g := range globs {
					if !doublestar.ValidatePattern(g) {
						errs = append(errs, at([]any{"clauses", i, "materials", n}, "%q is no valid pattern", g))
					}
				}
			}
			switch m.Level {
			case "produce", "assist", "check", "human":
			default:
				errs = append(errs, at([]any{"clauses", i, "materials", n, "level"}, "level is %q", m.Level))
			}
			out = append(out, Row{
				ID: m.ID, Number: m.Number, Level: m.Level, Subject: m.Subject, Tool: m.Tool, Question: m.Question,
				Clause: c.Clause, Title: c.Title, Next: c.Next, Optional: m.Optional == "true", known: m,
			})
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("a bug in licit, please report it: %w", err)
	}
	return out, nil
}

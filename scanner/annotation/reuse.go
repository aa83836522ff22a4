package annotation

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"

	"github.com/BurntSushi/toml"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// words is a TOML value that may be one string or a list of them.
type words []string

func (w *words) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*w = words{v}
	case []any:
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return fmt.Errorf("want a string, not %v", e)
			}
			*w = append(*w, s)
		}
	default:
		return fmt.Errorf("want a string or a list of strings, not %v", v)
	}
	return nil
}

// reuseFile is the form of REUSE.toml: REUSE specification 3.3, "REUSE.toml".
type reuseFile struct {
	Version     int `toml:"version"`
	Annotations []struct {
		Path       words      `toml:"path"`
		Precedence Precedence `toml:"precedence"`
		Copyright  words      `toml:"SPDX-FileCopyrightText"`
		License    words      `toml:"SPDX-License-Identifier"`
	} `toml:"annotations"`
}

var tableLine = regexp.MustCompile(`^\s*\[\[\s*["']?annotations["']?\s*\]\]`)

func reuse(p string, data []byte) ([]Annotation, []Problem) {
	var f reuseFile
	if err := toml.Unmarshal(data, &f); err != nil {
		problem := Problem{File: p, Reason: "not valid TOML: " + err.Error()}
		if perr := (toml.ParseError{}); errors.As(err, &perr) {
			problem.Line, problem.Reason = perr.Position.Line, "not valid TOML: "+perr.Message
		}
		return nil, []Problem{problem}
	}
	if f.Version != 1 {
		return nil, []Problem{{File: p, Reason: fmt.Sprintf("version is %d, and licit reads version = 1", f.Version)}}
	}
	lines := tableLines(data)
	var out []Annotation
	var problems []Problem
	patterns := 0
	for i, t := range f.Annotations {
		a := Annotation{File: p, Precedence: t.Precedence, Copyrights: t.Copyright, dir: path.Dir(p)}
		if len(lines) == len(f.Annotations) {
			a.Line = lines[i]
		}
		bad := func(format string, args ...any) {
			problems = append(problems, Problem{File: p, Line: a.Line, Reason: fmt.Sprintf(format, args...)})
		}
		switch a.Precedence {
		case "":
			a.Precedence = Closest
		case Closest, Aggregate, Override:
		default:
			bad("precedence is %q, want closest, aggregate or override", a.Precedence)
			continue
		}
		if len(t.Path) == 0 {
			bad("an annotation without a path")
			continue
		}
		if patterns += len(t.Path); patterns > maxPatterns {
			bad("more than %d patterns: the rest is not read", maxPatterns)
			break
		}
		for _, glob := range t.Path {
			a.patterns = append(a.patterns, compile(glob, reuseSyntax))
		}
		var exprs []spdx.Expr
		for _, text := range t.License {
			e, err := spdx.Parse(text)
			if err != nil || len(e.Unknown()) > 0 {
				a.Name = text
				continue
			}
			exprs = append(exprs, e)
		}
		if a.Name == "" {
			a.License = spdx.Join(spdx.And, exprs...)
		}
		out = append(out, a)
	}
	return out, problems
}

// tableLines are the lines on which the annotations begin.
func tableLines(data []byte) []int {
	var out []int
	for n, line := range bytes.Split(data, []byte("\n")) {
		if tableLine.Match(line) {
			out = append(out, n+1)
		}
	}
	return out
}

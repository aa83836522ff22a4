package ecosystem

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var gclient = Ecosystem{
	Name:  "gclient",
	PURL:  "github",
	Files: []string{"deps"},
	Title: "gclient",
	Reads: "the repositories of DEPS with their revisions, and what vars puts into them",
	Read:  readGclient,
}

// readGclient reads the DEPS of Chromium's depot_tools: a dictionary of places, each an address with "@" and a revision, or a dictionary that holds
// one as its url. It is Python, and read as it stands.
func readGclient(in *Input) Output {
	b := newBuilder("gclient")
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if belongsToCopy(m.Path) || !bytes.Contains(m.Data, []byte("deps")) || !bytes.Contains(m.Data, []byte("://")) {
			continue
		}
		tokens, problem := callTokens(m, `'"`)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		b.gclientDeps(m.Path, tokens)
	}
	return b.output()
}

func (b *builder) gclientDeps(file string, tokens []callToken) {
	kind := func(i int) byte {
		if i < len(tokens) {
			return tokens[i].kind
		}
		return 0
	}
	vars := map[string]string{}
	section, depth, where, condition := "", 0, "", ""
	for i := 0; i < len(tokens); i++ {
		tok := tokens[i]
		switch tok.kind {
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			depth--
		case wordToken:
			if depth == 0 && kind(i+1) == '=' {
				section = tok.text
			}
		case textToken:
			if kind(i+1) != ':' {
				continue
			}
			if depth == 1 {
				where, condition = tok.text, ""
			}
			value, next := gclientText(tokens[i+2:], vars)
			switch {
			case section == "vars" && depth == 1 && len(vars) < maxEntries:
				vars[tok.text] = value
			case section == "deps" && depth == 2 && tok.text == "condition":
				condition = value
			case section == "deps" && (depth == 1 || depth == 2 && tok.text == "url") && value != "":
				b.gclientDep(file, tok.line, where, value, condition)
			}
			i += next + 1
		}
	}
}

// gclientText puts a value together that is a sum of texts and of Var(name), with {name} for a variable; "" where it is something else. It
// says how many tokens that takes.
func gclientText(tokens []callToken, vars map[string]string) (text string, n int) {
	for n < len(tokens) && n < 40 && len(text) <= maxValue {
		switch tok := tokens[n]; {
		case tok.kind == textToken:
			text += tok.text
			n++
		case tok.kind == wordToken && tok.text == "Var" && n+3 < len(tokens) && tokens[n+2].kind == textToken:
			text += vars[tokens[n+2].text]
			n += 4
		case tok.kind == '+':
			n++
		case tok.kind == '{' || tok.kind == '[':
			return "", n
		default:
			for range 4 {
				before, rest, open := strings.Cut(text, "{")
				name, after, closed := strings.Cut(rest, "}")
				if !open || !closed || len(text) > maxValue {
					break
				}
				text = before + vars[name] + after
			}
			return text, n
		}
	}
	return "", n
}

func (b *builder) gclientDep(file string, line int, where, url, condition string) {
	ref := ""
	if i := strings.LastIndexByte(url, '@'); i > strings.LastIndexByte(url, '/') {
		url, ref = url[:i], url[i+1:]
	}
	if !strings.Contains(url, "://") || strings.ContainsAny(url, "{}") {
		return
	}
	name := repositoryName(url)
	if base := path.Base(where); name == "" {
		name = base
	}
	p := fetched(name, url, ref, "")
	loc := at(file, line)
	p.Locations = []inventory.Location{loc}
	relation := inventory.RelRuntime
	switch lower := strings.ToLower(name); {
	case testFramework(lower):
		relation = inventory.RelTest
	case cmakeTools[lower]:
		p.Kind, relation = inventory.KindTool, inventory.RelBuild
	case condition != "":
		relation = inventory.RelOptional
	}
	b.direct("", b.add(p), relation, condition, loc)
}

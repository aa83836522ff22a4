package ecosystem

import "strings"

// pyValues are what a recipe in Python sets to texts, and what its loops go over: rows of words, one for each turn. It is read from top
// to bottom and never run.
type pyValues map[string][][]callToken

// pythonValues gathers the texts, lists and dictionaries that names are set to, the texts that functions of a name return, and the names of
// loops over them.
func pythonValues(tokens []callToken) pyValues {
	v := pyValues{}
	set := map[string]bool{} // to another value before
	kind := func(i int) byte {
		if i < len(tokens) {
			return tokens[i].kind
		}
		return 0
	}
	function := ""
	for i, tok := range tokens {
		if tok.kind != wordToken || len(v) >= maxEntries {
			continue
		}
		switch {
		case tok.text == "def" && kind(i+1) == wordToken:
			function = tokens[i+1].text
		case tok.text == "return" && kind(i+1) == textToken && (kind(i+2) == endToken || kind(i+2) == 0) && v["self."+function] == nil:
			v["self."+function] = [][]callToken{{tokens[i+1]}}
		case tok.text == "for" && kind(i+1) == wordToken:
			v.loop(tokens[i+1:], set)
		case strings.HasSuffix(tok.text, ".append") && kind(i+1) == '(' && kind(i+2) == textToken && kind(i+3) == ')':
			v.more(strings.TrimSuffix(tok.text, ".append"), [][]callToken{{tokens[i+2]}})
		case strings.HasSuffix(tok.text, ".extend") && kind(i+1) == '(':
			v.more(strings.TrimSuffix(tok.text, ".extend"), v.rows(tokens[i+2:]))
		case kind(i+1) == '+' && kind(i+2) == '=' && i+3 < len(tokens) && tokens[i+3].kind == '[':
			v.more(tok.text, v.rows(tokens[i+3:]))
		case kind(i+1) == '=' && kind(i+2) != '=' && (i == 0 || tokens[i-1].kind == endToken):
			if own := "self." + strings.TrimPrefix(tok.text, "self."); !set[tok.text] {
				if rows := v.rows(tokens[i+2:]); rows != nil {
					v[tok.text], v[own] = rows, rows
				}
			} else {
				delete(v, tok.text) // which of the values nobody knows
			}
			set[tok.text] = true
		}
	}
	return v
}

// more adds to a list that grows from statement to statement: what any of them adds is in it in one case or another.
func (v pyValues) more(name string, rows [][]callToken) {
	if had := v[name]; len(rows) > 0 && len(had) < maxLoop {
		v[name] = append(had[:len(had):len(had)], rows...)
	}
}

// loop reads "name in list" and "key, value in dictionary.items()".
func (v pyValues) loop(tokens []callToken, set map[string]bool) {
	var names []string
	for i, tok := range tokens[:min(len(tokens), 20)] {
		switch {
		case tok.kind == wordToken && tok.text == "in":
			rows := v.rows(tokens[i+1:])
			for n, name := range names {
				if set[name] {
					delete(v, name)
				}
				set[name] = false
				for _, row := range rows {
					if n < len(row) && len(v[name]) < maxLoop {
						v[name] = append(v[name], row[n:n+1])
					}
				}
			}
			return
		case tok.kind == wordToken:
			names = append(names, tok.text)
		case tok.kind == endToken:
			return
		}
	}
}

// rows reads a text, a list, a dictionary or the name of such a one.
func (v pyValues) rows(tokens []callToken) [][]callToken {
	if len(tokens) == 0 {
		return nil
	}
	switch tokens[0].kind {
	case textToken:
		if len(tokens) < 2 || tokens[1].kind == endToken {
			return [][]callToken{tokens[:1]}
		}
		return nil
	case wordToken:
		name := strings.TrimSuffix(strings.TrimSuffix(tokens[0].text, ".items"), ".keys")
		return v[name]
	case '[', '{', '(':
	default:
		return nil
	}
	var rows [][]callToken
	var row []callToken
	depth := 0
	for _, tok := range tokens[:min(len(tokens), maxCallTokens)] {
		switch tok.kind {
		case '[', '{', '(':
			depth++
		case ']', '}', ')':
			if depth--; depth == 0 {
				if len(row) > 0 {
					rows = append(rows, row)
				}
				return rows
			}
		case ',':
			if depth == 1 && len(row) > 0 {
				rows, row = append(rows, row), nil
			}
		case textToken:
			row = append(row, tok)
		case wordToken:
			if tok.text != "True" && tok.text != "False" && tok.text != "None" && tok.text != "f" {
				return nil // computed
			}
		}
		if len(rows) > maxLoop {
			return nil
		}
	}
	return nil
}

// settle puts texts in the place of "…%s…" % VALUE and "…{}…".format(VALUE).
func (v pyValues) settle(tokens []callToken) []callToken {
	var out []callToken
	for i := 0; i < len(tokens); i++ {
		tok := tokens[i]
		at := func(k int) callToken {
			if i+k < len(tokens) {
				return tokens[i+k]
			}
			return callToken{}
		}
		if tok.kind == textToken && (at(1).kind == '%' || at(1).kind == '.' && at(2).text == "format" && at(3).kind == '(' || at(1).kind == wordToken && at(1).text == ".format" && at(2).kind == '(') {
			mark, k := "%s", 2
			if at(1).kind != '%' {
				mark, k = "{}", 4
				if at(1).kind == wordToken {
					k = 3
				}
			} else if at(2).kind == '(' {
				k = 3
			}
			text := tok.text
			for ; strings.Contains(text, mark) && len(text) < maxValue; k++ {
				with := at(k)
				value, ok := with.text, with.kind == textToken
				if rows := v[with.text]; with.kind == wordToken && len(rows) == 1 && len(rows[0]) == 1 {
					value, ok = rows[0][0].text, true
				}
				if !ok && with.kind != ',' {
					break
				} else if ok {
					text = strings.Replace(text, mark, value, 1)
				}
			}
			tok.text = text
		}
		out = append(out, tok)
	}
	return out
}

// references are the references that a call is given: a text, "f" and a text with names in braces, or a name; each once for every value of
// its names.
func (v pyValues) references(args []callToken) []callToken {
	if len(args) < 2 {
		return nil
	}
	switch first := args[0]; {
	case first.kind == textToken:
		return []callToken{first}
	case first.kind != wordToken:
		return nil
	case first.text == "f" && args[1].kind == textToken:
		return v.filled(args[1])
	default:
		var refs []callToken
		for _, row := range v[first.text] {
			if len(row) == 1 && strings.Contains(row[0].text, "/") {
				refs = append(refs, callToken{kind: textToken, text: row[0].text, line: row[0].line})
			}
		}
		return refs
	}
}

// filled writes "{name}/{version}" once for each turn of the loop that sets its names.
func (v pyValues) filled(text callToken) []callToken {
	turns := 1
	for _, part := range strings.Split(text.text, "{")[1:] {
		name, _, closed := strings.Cut(part, "}")
		if closed {
			turns = max(turns, len(v[name]))
		}
	}
	var refs []callToken
	for n := range turns {
		one := text
		for range 4 {
			_, rest, open := strings.Cut(one.text, "{")
			name, _, closed := strings.Cut(rest, "}")
			rows := v[strings.TrimSuffix(name, "()")]
			if !open || !closed || len(rows) == 0 || len(rows[min(n, len(rows)-1)]) != 1 || len(one.text) > maxValue {
				break
			}
			one.text = strings.Replace(one.text, "{"+name+"}", rows[min(n, len(rows)-1)][0].text, 1)
		}
		refs = append(refs, one)
	}
	return refs
}

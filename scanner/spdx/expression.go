package spdx

import (
	"fmt"
	"sort"
	"strings"
)

// Op is the kind of an Expr node.
type Op uint8

// The kinds of node. Leaf holds one licence, with its exception.
const (
	Leaf Op = iota
	And
	Or
)

// NoAssertion and None are the two values that SPDX 2.3 allows where an
// expression stands but none is given (clauses 7.13, 7.15).
const (
	NoAssertion = "NOASSERTION"
	None        = "NONE"
)

// Expr is an SPDX licence expression (SPDX 2.3 annex D): a leaf, or AND / OR
// over two or more terms. The zero value is an empty leaf and prints as "".
type Expr struct {
	Op        Op
	ID        string // leaf: licence id or LicenseRef, without "+"
	Plus      bool   // leaf: "or later" by a plus sign
	Exception string // leaf: exception id or AdditionRef after WITH
	Terms     []Expr // And, Or
}

// maxDepth bounds the nesting of parentheses that Parse accepts.
const maxDepth = 100

// SyntaxError says where an expression stops making sense.
type SyntaxError struct {
	Expression string
	Offset     int // in bytes
	Reason     string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("licence expression %q, byte %d: %s", e.Expression, e.Offset, e.Reason)
}

// Parse reads an expression. Operators are accepted in upper or lower case
// and ids in any case (annex D.2); known ids come out in the list's spelling. Ids
// that are not in the list are kept: ask Unknown for them. NONE and
// NOASSERTION parse as leaves. An error is always a *SyntaxError.
func Parse(s string) (Expr, error) {
	p := parser{text: s}
	p.next()
	e, err := p.or(0)
	if err != nil {
		return Expr{}, err
	}
	if p.token != "" {
		return Expr{}, p.fail("unexpected " + quoted(p.token))
	}
	return e, nil
}

type parser struct {
	text  string
	pos   int // after token
	start int // of token
	token string
}

func (p *parser) fail(reason string) error {
	return &SyntaxError{Expression: p.text, Offset: p.start, Reason: reason}
}

func quoted(token string) string {
	if token == "" {
		return "end"
	}
	return fmt.Sprintf("%q", token)
}

func idByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == ':' || c == '_'
}

func (p *parser) next() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
	p.start = p.pos
	if p.pos >= len(p.text) {
		p.token = ""
		return
	}
	if idByte(p.text[p.pos]) {
		for p.pos < len(p.text) && idByte(p.text[p.pos]) {
			p.pos++
		}
	} else {
		p.pos++
	}
	p.token = p.text[p.start:p.pos]
}

// keyword reports whether the token is the operator, in one case throughout.
func (p *parser) keyword(op string) bool {
	return p.token == op || p.token == strings.ToLower(op)
}

func (p *parser) or(depth int) (Expr, error) {
	return p.level("OR", Or, func() (Expr, error) {
		return p.level("AND", And, func() (Expr, error) { return p.unit(depth) })
	})
}

func (p *parser) level(word string, op Op, below func() (Expr, error)) (Expr, error) {
	first, err := below()
	if err != nil || !p.keyword(word) {
		return first, err
	}
	e := Expr{Op: op, Terms: []Expr{first}}
	for p.keyword(word) {
		p.next()
		term, err := below()
		if err != nil {
			return Expr{}, err
		}
		e.Terms = append(e.Terms, term)
	}
	return e, nil
}

func (p *parser) unit(depth int) (Expr, error) {
	if depth > maxDepth {
		return Expr{}, p.fail(fmt.Sprintf("nested deeper than %d", maxDepth))
	}
	if p.token == "(" {
		p.next()
		e, err := p.or(depth + 1)
		if err != nil {
			return Expr{}, err
		}
		if p.token != ")" {
			return Expr{}, p.fail("expected \")\", found " + quoted(p.token))
		}
		p.next()
		return e, nil
	}
	if p.token == "" || !idByte(p.token[0]) || p.keyword("AND") || p.keyword("OR") || p.keyword("WITH") {
		return Expr{}, p.fail("expected a licence id, found " + quoted(p.token))
	}
	e := Expr{ID: canonicalID(p.token)}
	end := p.pos
	p.next()
	if p.token == "+" {
		if p.start != end {
			return Expr{}, p.fail("\"+\" must follow the id without a space")
		}
		e.Plus = true
		p.next()
		// The deprecated ids that end in a plus sign stand in the list by themselves.
		if row, ok := License(e.ID + "+"); ok {
			e.ID, e.Plus = row.ID, false
		}
	}
	if p.keyword("WITH") {
		p.next()
		if p.token == "" || !idByte(p.token[0]) || p.keyword("AND") || p.keyword("OR") || p.keyword("WITH") {
			return Expr{}, p.fail("expected an exception id after WITH, found " + quoted(p.token))
		}
		e.Exception = p.token
		if row, ok := Exception(p.token); ok {
			e.Exception = row.ID
		}
		p.next()
	}
	return e, nil
}

func canonicalID(id string) string {
	if row, ok := License(id); ok {
		return row.ID
	}
	return id
}

// String prints the expression with the fewest parentheses.
func (e Expr) String() string {
	var b strings.Builder
	e.print(&b, false)
	return b.String()
}

func (e Expr) print(b *strings.Builder, inAnd bool) {
	if e.Op == Leaf {
		b.WriteString(e.ID)
		if e.Plus {
			b.WriteByte('+')
		}
		if e.Exception != "" {
			b.WriteString(" WITH " + e.Exception)
		}
		return
	}
	word, paren := " AND ", false
	if e.Op == Or {
		word, paren = " OR ", inAnd
	}
	if paren {
		b.WriteByte('(')
	}
	for i, t := range e.Terms {
		if i > 0 {
			b.WriteString(word)
		}
		t.print(b, e.Op == And)
	}
	if paren {
		b.WriteByte(')')
	}
}

// Normal returns the expression flattened, with terms sorted and repeated
// terms merged. It keeps ids as they are; Currentise maps them.
func (e Expr) Normal() Expr {
	if e.Op == Leaf {
		return e
	}
	var terms []Expr
	for _, t := range e.Terms {
		t = t.Normal()
		if t.Op == e.Op {
			terms = append(terms, t.Terms...)
		} else {
			terms = append(terms, t)
		}
	}
	sort.SliceStable(terms, func(i, j int) bool { return terms[i].String() < terms[j].String() })
	kept := terms[:0]
	for i, t := range terms {
		if i == 0 || t.String() != kept[len(kept)-1].String() {
			kept = append(kept, t)
		}
	}
	if len(kept) == 1 {
		return kept[0]
	}
	return Expr{Op: e.Op, Terms: kept}
}

// Currentise replaces deprecated ids by what they stand for today.
func (e Expr) Currentise() Expr {
	if e.Op != Leaf {
		out := Expr{Op: e.Op, Terms: make([]Expr, len(e.Terms))}
		for i, t := range e.Terms {
			out.Terms[i] = t.Currentise()
		}
		return out
	}
	id := e.ID
	cur, err := Parse(Current(id))
	if err != nil || cur.String() == id {
		return e
	}
	if e.Exception != "" {
		cur.Exception = e.Exception
	}
	return cur
}

// Leaves calls yield for each leaf, left to right.
func (e Expr) Leaves(yield func(Expr)) {
	if e.Op == Leaf {
		if e.ID != "" {
			yield(e)
		}
		return
	}
	for _, t := range e.Terms {
		t.Leaves(yield)
	}
}

// Unknown lists the ids of the expression that are neither in the SPDX lists
// nor LicenseRef, DocumentRef or AdditionRef, in order. NONE and NOASSERTION are known
// where they stand alone.
func (e Expr) Unknown() []string {
	var unknown []string
	e.Leaves(func(l Expr) {
		special := l.ID == None || l.ID == NoAssertion
		if _, ok := License(l.ID); !ok && !special && (!isRef(l.ID) || strings.HasPrefix(l.ID, "AdditionRef-")) || special && e.Op != Leaf {
			unknown = append(unknown, l.ID)
		}
		if l.Exception != "" {
			if _, ok := Exception(l.Exception); !ok && !isRef(l.Exception) {
				unknown = append(unknown, l.Exception)
			}
		}
	})
	return unknown
}

// isRef reports whether an id is a reference of the document's own: a prefix and more.
func isRef(id string) bool {
	for _, prefix := range []string{"LicenseRef-", "DocumentRef-", "AdditionRef-"} {
		if rest, ok := strings.CutPrefix(id, prefix); ok && rest != "" {
			return true
		}
	}
	return false
}

// Satisfied reports whether the expression holds when exactly the leaves that
// allow accepts may be used: one branch of each OR, every term of each AND.
// It visits each leaf at most once.
func (e Expr) Satisfied(allow func(Expr) bool) bool {
	switch e.Op {
	case And:
		for _, t := range e.Terms {
			if !t.Satisfied(allow) {
				return false
			}
		}
		return true
	case Or:
		for _, t := range e.Terms {
			if t.Satisfied(allow) {
				return true
			}
		}
		return false
	}
	return allow(e)
}

// Join combines expressions with AND or OR, normalised; empty ones are left
// out. The result of nothing is the empty expression.
func Join(op Op, terms ...Expr) Expr {
	e := Expr{Op: op}
	for _, t := range terms {
		if t.Op != Leaf || t.ID != "" {
			e.Terms = append(e.Terms, t)
		}
	}
	switch len(e.Terms) {
	case 0:
		return Expr{}
	case 1:
		return e.Terms[0].Normal()
	}
	return e.Normal()
}

package license

import (
	"net/url"
	"strings"
)

// badge reads the address of a picture that shows a licence, as README files have them: the parts of the path
// are a label, what it says, and a colour, joined by dashes, with two dashes for one
// ("img.shields.io/badge/license-BSD--3--Clause-blue.svg").
func (p *passage) badge(m *mention, address string) bool {
	_, path, ok := strings.Cut(address, "/badge/")
	if !ok {
		_, path, ok = strings.Cut(address, "shields.io/:")
	}
	if !ok {
		return false
	}
	path, _, _ = strings.Cut(path, "?")
	for _, ending := range []string{".svg", ".png"} {
		path = strings.TrimSuffix(path, ending)
	}
	path, err := url.PathUnescape(path)
	if err != nil {
		return false
	}
	const dash, line = "\x00", "\x01"
	fields := strings.FieldsFunc(strings.NewReplacer("--", dash, "__", line, "_", " ").Replace(path), func(r rune) bool { return r == '-' || r == '/' })
	if len(fields) < 2 || !strings.Contains(strings.ToLower(fields[0]), "licen") {
		return false
	}
	// A single dash in what it says is a common slip: "license-GPL-3.0-blue".
	rest := fields[1:]
	for n := len(rest); n > 0; n-- {
		said := strings.NewReplacer(dash, "-", line, "_").Replace(strings.Join(rest[:n], "-"))
		if expr, length := longestExpression(said); length > 0 && length == len(said) {
			m.expr = expr
			return true
		}
	}
	for n := len(rest); n > 0; n-- {
		if p.byPage(m, strings.NewReplacer(dash, "-", line, "_").Replace(strings.Join(rest[:n], "-")), false) {
			return true
		}
	}
	return false
}

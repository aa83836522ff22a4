package annotation

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// dep5 reads the machine-readable form of debian/copyright (copyright-format 1.0, the
// former DEP-5). A file without its Format line is prose and nothing is read from it.
func dep5(p string, data []byte) ([]Annotation, []Problem) {
	paragraphs := deb822(string(data))
	if len(paragraphs) == 0 || !strings.Contains(paragraphs[0].get("format"), "copyright-format") && !strings.Contains(strings.ToLower(paragraphs[0].get("format")), "dep5") {
		return nil, nil
	}
	var out []Annotation
	var problems []Problem
	patterns := 0
	for _, para := range paragraphs {
		files := strings.Fields(para.get("files"))
		if len(files) == 0 {
			continue
		}
		a := Annotation{File: p, Line: para.line, Precedence: Closest, dir: "."}
		if p == ".reuse/dep5" {
			a.Precedence = Aggregate // REUSE 3.3, "DEP5"
		}
		if patterns += len(files); patterns > maxPatterns {
			problems = append(problems, Problem{File: p, Line: a.Line, Reason: fmt.Sprintf("more than %d patterns: the rest is not read", maxPatterns)})
			break
		}
		for _, glob := range files {
			a.patterns = append(a.patterns, compile(strings.TrimPrefix(glob, "./"), debianSyntax))
		}
		for line := range strings.SplitSeq(para.get("copyright"), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				a.Copyrights = append(a.Copyrights, line)
			}
		}
		name, _, _ := strings.Cut(para.get("license"), "\n")
		if name = strings.TrimSpace(name); name != "" {
			if a.License = debianLicense(name); a.License.String() == "" {
				a.Name = name
			}
		}
		out = append(out, a)
	}
	return out, problems
}

// paragraph is a block of "Name: value" fields (deb822).
type paragraph struct {
	line   int
	fields [][2]string
}

func (p paragraph) get(name string) string {
	for _, f := range p.fields {
		if f[0] == name {
			return f[1]
		}
	}
	return ""
}

func deb822(text string) []paragraph {
	var out []paragraph
	var now paragraph
	flush := func() {
		if len(now.fields) > 0 {
			out = append(out, now)
		}
		now = paragraph{}
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line = strings.TrimRight(line, " \t\r")
		switch {
		case line == "":
			flush()
		case line[0] == '#':
		case line[0] == ' ' || line[0] == '\t':
			if k := len(now.fields); k > 0 {
				now.fields[k-1][1] += "\n" + strings.TrimSpace(line)
			}
		default:
			name, value, ok := strings.Cut(line, ":")
			if !ok {
				continue
			}
			if len(now.fields) == 0 {
				now.line = n
			}
			now.fields = append(now.fields, [2]string{strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)})
		}
	}
	flush()
	return out
}

// debianNames are the short names of copyright-format 1.0 that SPDX writes otherwise.
var debianNames = map[string]string{
	"expat": "MIT", "artistic": "Artistic-1.0", "artistic-1": "Artistic-1.0", "artistic-2": "Artistic-2.0", "perl": "GPL-1.0-or-later OR Artistic-1.0-Perl", "python": "Python-2.0",
	"cc0": "CC0-1.0", "mpl-1": "MPL-1.0", "lppl": "LPPL-1.0+", "w3c-software": "W3C", "qpl": "QPL-1.0", "apache-1": "Apache-1.0", "apache-2": "Apache-2.0",
}

var (
	debianGNU      = regexp.MustCompile(`(?i)^(gpl|lgpl|agpl|gfdl)-(\d)(\.\d)?(?:\.0)?(\+?)$`)
	debianCommaAnd = regexp.MustCompile(`(?i)\s*,\s*and\s+`)
	debianOr       = regexp.MustCompile(`(?i)\s*,?\s+or\s+`)
	debianAnd      = regexp.MustCompile(`(?i)\s+and\s+|\s*,\s+`)
	debianTrail    = regexp.MustCompile(`(?i)^(.*?)\s+with\s+(.+?)\s+exception$`)
)

// debianLicense maps a short name, or names joined by "and" and "or", to an expression
// of listed ids; the zero expression where a name is not known. After a comma "and" binds
// least ("a or b, and c" is "(a or b) and c"), else "or" does.
func debianLicense(name string) spdx.Expr {
	if e, err := spdx.Parse(name); err == nil && len(e.Unknown()) == 0 {
		return e.Currentise()
	}
	if groups := debianCommaAnd.Split(name, -1); len(groups) > 1 {
		return joinNames(spdx.And, groups)
	}
	if groups := debianOr.Split(name, -1); len(groups) > 1 {
		return joinNames(spdx.Or, groups)
	}
	if groups := debianAnd.Split(name, -1); len(groups) > 1 {
		return joinNames(spdx.And, groups)
	}
	low := strings.ToLower(strings.TrimSpace(name))
	if id, ok := debianNames[low]; ok {
		low = id
	} else if m := debianGNU.FindStringSubmatch(low); m != nil {
		minor := m[3]
		if minor == "" {
			minor = ".0"
		}
		suffix := "-only"
		if m[4] != "" {
			suffix = "-or-later"
		}
		low = strings.ToUpper(m[1]) + "-" + m[2] + minor + suffix
	} else if m := debianTrail.FindStringSubmatch(low); m != nil {
		if base, exception := debianLicense(m[1]), debianExceptions[strings.ToLower(m[2])]; base.String() != "" && exception != "" {
			low = base.String() + " WITH " + exception
		}
	}
	e, err := spdx.Parse(low)
	if err != nil || len(e.Unknown()) > 0 {
		return spdx.Expr{}
	}
	return e
}

// debianExceptions are the names of exceptions in common use there.
var debianExceptions = map[string]string{
	"font": "Font-exception-2.0", "autoconf": "Autoconf-exception-2.0", "bison": "Bison-exception-2.2", "classpath": "Classpath-exception-2.0", "libtool": "Libtool-exception",
}

func joinNames(op spdx.Op, names []string) spdx.Expr {
	var exprs []spdx.Expr
	for _, n := range names {
		e := debianLicense(strings.TrimSpace(n))
		if e.String() == "" {
			return spdx.Expr{}
		}
		exprs = append(exprs, e)
	}
	return spdx.Join(op, exprs...)
}

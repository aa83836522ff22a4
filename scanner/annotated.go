package scanner

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/licit-compliance/licit/scanner/annotation"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// readAnnotations reads REUSE.toml and DEP-5 files, which state the terms of other files.
func (a *assembly) readAnnotations() {
	for _, p := range slices.Sorted(maps.Keys(a.c.manifests)) {
		if !annotation.Wanted(p) {
			continue
		}
		read, problems := annotation.Read(p, a.c.manifests[p].Data)
		a.annotations = append(a.annotations, read...)
		for _, problem := range problems {
			a.problem(ecosystem.Problem{Path: problem.File, Line: problem.Line, Reason: problem.Reason})
		}
		for _, n := range read {
			if n.Name != "" && n.File == ".reuse/dep5" { // REUSE wants ids; Debian has names of its own
				a.findings.add(inventory.Finding{Kind: inventory.FindInvalidExpression, Path: n.File, Line: n.Line, Text: n.Name,
					Reason: "not a valid SPDX licence expression with listed ids"}, fold(n.Name))
			}
			if depth0(n.File) || n.File == ".reuse/dep5" {
				a.declared.add(n.License)
			}
		}
	}
	annotation.Sort(a.annotations)
}

// annotates reports whether a path is one of the files that readAnnotations read.
func (a *assembly) annotates(p string) bool {
	return slices.ContainsFunc(a.annotations, func(n annotation.Annotation) bool { return n.File == p })
}

// annotated adds what annotations say of a path. What a distributor says of the whole
// tree (Files: * of debian/copyright) is returned apart: it counts where nobody else speaks.
func (a *assembly) annotated(p string, applied *[]terms) (distributor []terms) {
	if len(a.annotations) == 0 || a.annotates(p) {
		return nil
	}
	for _, n := range annotation.Applies(a.annotations, p) {
		if n.License.String() == "" && n.Name == "" && len(n.Copyrights) == 0 {
			continue
		}
		t := terms{path: n.File, line: n.Line, expr: n.License, exact: true, copyrights: n.Copyrights, precedence: n.Precedence}
		t.why = fmt.Sprintf("%s states it for this file (%s)", n.File, n.Precedence)
		if n.License.String() == "" {
			t.exact, t.doubtful = false, "it states no licence that is listed"
			if n.Name != "" {
				t.doubtful = fmt.Sprintf("the licence %q is not listed", n.Name)
			}
		}
		if n.File == "debian/copyright" && n.WholeTree() {
			distributor = append(distributor, t)
			continue
		}
		*applied = append(*applied, t)
		if n.Precedence == annotation.Closest && n.License.String() != "" {
			break // what stands farther off is not asked
		}
	}
	return distributor
}

// statedForTree is what a tree without a licence file says of itself as a whole: in an
// annotation of everything, else by the texts in LICENSES/ that its tags name.
func (a *assembly) statedForTree() (expr spdx.Expr, from []inventory.Location) {
	for _, n := range a.annotations {
		if n.WholeTree() && n.License.String() != "" {
			expr, from = n.License, []inventory.Location{{Path: n.File, Line: n.Line}}
		}
	}
	if from == nil {
		for _, t := range a.texts {
			expr = spdx.Join(spdx.And, expr, t.expr)
			from = append(from, inventory.Location{Path: t.path, Line: t.line})
		}
	}
	return expr.Normal(), from
}

// stated is what people state of one file beside or in place of the file's own words:
// its sidecar, or an annotation that overrides or adds. Nil if there is none.
func stated(applied []terms) *terms {
	for i := range applied {
		switch t := &applied[i]; {
		case t.expr.String() == "":
		case t.role == sidecar, t.precedence == annotation.Override, t.precedence == annotation.Aggregate:
			return t
		}
	}
	return nil
}

// ownTags leaves REUSE.toml the tags in its comments; the others speak of other files.
func ownTags(row *inventory.File, data []byte) {
	for i := range row.Licenses {
		l := &row.Licenses[i]
		if l.Start > len(data) || !bytes.Contains(data[bytes.LastIndexByte(data[:l.Start], '\n')+1:l.Start], []byte("#")) {
			l.How = inventory.HowClue
		}
	}
}

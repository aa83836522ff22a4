package reports

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxGroups is how many lines of one sort the explanation of a directory has.
const maxGroups = 20

// group counts files of which the same is said.
type group struct {
	says  string
	files int
	first inventory.Location
}

type groups map[string]*group

func (g groups) add(says, file string, line int) {
	if g[says] == nil {
		g[says] = &group{says: says, first: inventory.Location{Path: file, Line: line}}
	}
	g[says].files++
}

// write lists the groups, most files first.
func (g groups) write(w io.Writer, none string) {
	if len(g) == 0 {
		fmt.Fprintf(w, "  %s\n", none)
	}
	list := make([]*group, 0, len(g))
	for _, one := range g {
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.files, a.files), strings.Compare(a.says, b.says))
	})
	for i, one := range list {
		if i == maxGroups {
			fmt.Fprintf(w, "  … and %d more\n", len(list)-i)
			return
		}
		where := "first "
		if one.files == 1 {
			where = "" // and the only one
		}
		fmt.Fprintf(w, "  %6d  %s  %s%s\n", one.files, terminal(one.says), where, place(one.first))
	}
}

// ExplainDirectory writes what stands in a directory and below it: licences, what they come from, conclusions, copies
// and verdicts. "." is the whole tree. It reports whether the tree has such a directory.
func ExplainDirectory(w io.Writer, d *Document, dir string) (bool, error) {
	inside := func(p string) bool { return dir == "." || strings.HasPrefix(p, dir+"/") }
	files, read := 0, 0
	said, applied, concluded, left := groups{}, groups{}, groups{}, groups{}
	for f, err := range d.Inventory.Files.All() {
		if err != nil {
			return false, err
		}
		if !inside(f.Path) {
			continue
		}
		files++
		if f.Status == inventory.StatusRead {
			read++
		} else {
			left.add(cmp.Or(f.StatusReason, f.Status), f.Path, 0)
		}
		if f.Detected != "" {
			line := 0
			for _, l := range f.Licenses {
				if l.How != inventory.HowClue {
					line = l.Line
					break
				}
			}
			said.add(f.Detected, f.Path, line)
		}
		if f.Detected == "" {
			for _, i := range f.Inherited {
				applied.add(cmp.Or(i.Expression, spdx.NoAssertion)+" from "+i.From+": "+i.Why, f.Path, 0)
			}
		}
		reason := f.Concluded.Expression
		if reason == spdx.NoAssertion {
			reason += ": " + strings.TrimSuffix(f.Concluded.Reason, "; a person decides")
		}
		concluded.add(reason, f.Path, 0)
	}
	if files == 0 {
		return false, nil
	}
	fmt.Fprintf(w, "%s  directory, %s, %d read\n", terminal(dir), count(files, "file", "files"), read)
	copies := 0
	for _, p := range d.Inventory.Packages {
		for _, held := range p.Files {
			if held = strings.TrimSuffix(held, "/"); p.Kind == inventory.KindVendored && (held == dir || inside(held) || strings.HasPrefix(dir+"/", held+"/")) {
				if copies++; copies <= maxGroups {
					relation := "holds"
					if held != dir && !inside(held) {
						relation = "part of"
					}
					fmt.Fprintf(w, "  %-10s %s, at %s, %s\n", relation, terminal(p.ID), terminal(held), cmp.Or(terminal(p.Concluded.Expression), spdx.NoAssertion))
				}
				break
			}
		}
	}
	if copies > maxGroups {
		fmt.Fprintf(w, "  … and %d more\n", copies-maxGroups)
	}
	fmt.Fprintf(w, "\nEvidence: what files say of themselves\n")
	said.write(w, "nothing")
	fmt.Fprintf(w, "\nInheritance: what applies to files that say nothing\n")
	applied.write(w, "nothing")
	fmt.Fprintf(w, "\nConclusion\n")
	concluded.write(w, "nothing")
	if len(left) > 0 {
		fmt.Fprintf(w, "\nNot read, or not in full\n")
		left.write(w, "nothing")
	}
	fmt.Fprintf(w, "\nVerdicts that name it or a file in it\n")
	shown := 0
	for _, v := range d.Decision.Verdicts {
		if !slices.ContainsFunc(v.Locations, func(l inventory.Location) bool { return l.Path == dir && dir != "." || inside(l.Path) }) {
			continue
		}
		if shown++; shown <= maxGroups {
			fmt.Fprintf(w, "  %s  %s  %s: %s\n", v.ID, v.Decision, v.Name, terminal(cmp.Or(v.Reason, v.Because)))
		}
	}
	switch {
	case shown == 0:
		fmt.Fprintln(w, "  none")
	case shown > maxGroups:
		fmt.Fprintf(w, "  … and %d more; licit scan -v lists them\n", shown-maxGroups)
	}
	fmt.Fprintf(w, "\nNext: licit explain %s\n", terminal(path.Join(dir, "FILE")))
	return true, nil
}

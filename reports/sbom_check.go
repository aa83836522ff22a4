package reports

import (
	"fmt"
	"io"

	"github.com/licit-compliance/licit/reports/sbom"
)

// SBOMCheck writes what profiles miss in an SBOM: by profile, a line for each demand with
// the first element that misses it, or verbosely a line for each element.
func SBOMCheck(w io.Writer, d *sbom.Document, profiles []sbom.Profile, problems []sbom.Problem, verbose bool) error {
	packages := len(d.Packages())
	fmt.Fprintf(w, "%s %s %s: %d packages, %d files, %d relationships\n", d.Format, d.Version, d.Encoding, packages, len(d.Components)-packages, len(d.Edges))
	for _, p := range profiles {
		missing, recommended := 0, 0
		type group struct {
			first sbom.Problem
			n     int
		}
		var order []string
		groups := map[string]*group{}
		for _, x := range problems {
			if x.Profile != p.Name {
				continue
			}
			if x.Level == sbom.Missing {
				missing += x.Times()
			} else {
				recommended += x.Times()
			}
			key := x.Rule + "\x00" + x.Clause + "\x00" + x.Level
			if verbose {
				key += "\x00" + x.Path + x.Message
			}
			if groups[key] == nil {
				groups[key] = &group{first: x}
				order = append(order, key)
			}
			groups[key].n += x.Times()
		}
		fmt.Fprintf(w, "\n%-8s %s: ", p.Name, p.Title)
		switch {
		case missing == 0 && recommended == 0:
			fmt.Fprintln(w, "nothing missing")
		case missing == 0:
			fmt.Fprintf(w, "nothing missing, %d recommended\n", recommended)
		default:
			fmt.Fprintf(w, "%d missing, %d recommended\n", missing, recommended)
		}
		for _, key := range order {
			g := groups[key]
			more := ""
			if g.n > 1 {
				more = fmt.Sprintf(" (and %d more)", g.n-1)
			}
			fmt.Fprintf(w, "  %-7s  %-20s %s%s\n           %s\n           %s, %s\n", g.first.Level, g.first.Rule, terminal(cut(g.first.Element, 60)), more, terminal(cut(g.first.Message, 200)), g.first.Clause, terminal(g.first.Path))
		}
	}
	return nil
}

package reports

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/inventory"
)

var github = Format{
	Name: "github", Title: "GitHub annotations: workflow commands that mark lines of a change",
	Exts: []string{".txt"}, MediaType: "text/plain",
	Write: func(w io.Writer, d *Document) error {
		out := bufio.NewWriter(w)
		// GitHub shows ten annotations of a level in a step; the worst come first.
		for _, v := range d.Decision.Verdicts {
			level := ""
			switch v.Decision {
			case policy.Deny:
				level = "error"
			case policy.Review:
				level = "warning"
			case policy.Conditional:
				level = "notice"
			default:
				continue
			}
			at := inventory.Location{Path: anchor(d, v), Line: 1}
			if len(v.Locations) > 0 {
				at = v.Locations[0]
			}
			fmt.Fprintf(out, "::%s file=%s,line=%d", level, commandProperty(at.Path), max(at.Line, 1))
			if at.EndLine > at.Line {
				fmt.Fprintf(out, ",endLine=%d", at.EndLine)
			}
			fmt.Fprintf(out, ",title=%s::%s\n", commandProperty("licit "+v.Rule+" "+v.Decision), commandData(line(v)+"\n"+v.Because+"\n"+v.Fix))
		}
		if len(d.Decision.Unexamined()) > 0 {
			fmt.Fprintf(out, "::error title=licit::the scan is incomplete: a file or manifest could not be examined\n")
		}
		return out.Flush()
	},
}

// commandData escapes the message of a workflow command: it stays one line, and begins no other.
func commandData(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = terminal(lines[i])
	}
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.Join(lines, "\n"))
}

// commandProperty escapes a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(terminal(s))
}

package reports

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/licit-compliance/licit/policy"
)

var markdownSummary = Format{
	Name: "markdown", Title: "Markdown for a pull request or a job summary: what to settle, then what is known",
	Exts: []string{".md"}, MediaType: "text/markdown",
	Write: func(w io.Writer, d *Document) error {
		out := bufio.NewWriter(w)
		s, open := d.Inventory.Summary, d.Decision.Open()
		mark := map[string]string{"pass": "✅", policy.Review: "⚠️", policy.Deny: "❌"}[d.Decision.Result]
		fmt.Fprintf(out, "## %s licit: %s\n\n", mark, markdown(d.Decision.Result))
		fmt.Fprintf(out, "%s declares %s. %s. Policy %s version %s decides: **%s**", markdown(root(d.Inventory).Name), markdown(declares(d.Inventory)), markdown(holds(s)),
			markdown(d.Decision.Policy.ID), markdown(d.Decision.Policy.Version), d.Decision.Result)
		if len(open) > 0 {
			fmt.Fprintf(out, ", %s to settle", count(len(open), "verdict", "verdicts"))
		}
		fmt.Fprintf(out, ".\n")
		if len(d.Decision.Unexamined()) > 0 {
			fmt.Fprintf(out, "\n**The scan is incomplete**: a file or manifest could not be examined.\n")
		}
		if len(open) > 0 {
			fmt.Fprintf(out, "\n| | check | where | what | to do |\n| --- | --- | --- | --- | --- |\n")
			const most = 50
			for _, v := range open[:min(len(open), most)] {
				words := v.Name
				if v.Expression != "" {
					words += " " + cut(v.Expression, 80)
				}
				words += ": " + cut(v.Reason, 160)
				cell := markdown(words)
				if v.Text != "" {
					cell += "<br>“" + markdown(cut(v.Text, 160)) + "”"
				}
				fmt.Fprintf(out, "| %s | %s | %s | %s | %s |\n", v.Decision, v.Rule, markdown(where(v)), cell, markdown(v.Fix))
			}
			if len(open) > most {
				fmt.Fprintf(out, "\nand %d more.\n", len(open)-most)
			}
		}
		lifted := 0
		for _, v := range d.Decision.Verdicts {
			if v.Exception == nil {
				continue
			}
			if lifted++; lifted == 1 {
				fmt.Fprintf(out, "\n<details><summary>known or waived</summary>\n\n")
			}
			fmt.Fprintf(out, "- %s %s: %s, %s\n", v.Rule, markdown(where(v)), v.Was, markdown(lift(*v.Exception)))
		}
		if lifted > 0 {
			fmt.Fprintf(out, "\n</details>\n")
		}
		return out.Flush()
	},
}

// where is the place of a verdict in short.
func where(v policy.Verdict) string {
	s, _, _ := strings.Cut(line(v), "  ")
	return s
}

package artifacts

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/licit-compliance/licit/reports"
)

// page is a document that is written in several media. All words of it are escaped when
// it is written, whoever they come from.
type page struct {
	title  string
	blocks []block
}

type blockKind uint8

const (
	heading blockKind = iota
	paragraph
	item
	verbatim
	link
)

type block struct {
	kind  blockKind
	level int // of a heading, from 2
	text  string
	lines []string // of verbatim words, made by lines
	href  string   // of a link: a path of ours in the same directory, or "#" and an anchor
	id    string   // anchor of a heading, "" for none
}

func (p *page) h(level int, id, format string, args ...any) {
	p.blocks = append(p.blocks, block{kind: heading, level: level, id: id, text: fmt.Sprintf(format, args...)})
}

func (p *page) p(format string, args ...any) {
	p.blocks = append(p.blocks, block{kind: paragraph, text: fmt.Sprintf(format, args...)})
}

func (p *page) li(format string, args ...any) {
	p.blocks = append(p.blocks, block{kind: item, text: fmt.Sprintf(format, args...)})
}

func (p *page) link(href, format string, args ...any) {
	p.blocks = append(p.blocks, block{kind: link, href: href, text: fmt.Sprintf(format, args...)})
}

func (p *page) pre(lines []string) {
	p.blocks = append(p.blocks, block{kind: verbatim, lines: lines})
}

// markdown writes the page as Markdown (CommonMark).
func (p *page) markdown(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "# %s\n", reports.Markdown(p.title))
	list := false
	for _, b := range p.blocks {
		isItem := b.kind == item || b.kind == link
		if !isItem || !list {
			w.WriteByte('\n')
		}
		list = isItem
		switch b.kind {
		case heading:
			if b.id != "" {
				fmt.Fprintf(w, "<a id=\"%s\"></a>\n\n", reports.HTML(b.id))
			}
			fmt.Fprintf(w, "%s %s\n", strings.Repeat("#", b.level), reports.Markdown(b.text))
		case paragraph:
			fmt.Fprintf(w, "%s\n", reports.Markdown(b.text))
		case item:
			fmt.Fprintf(w, "- %s\n", reports.Markdown(b.text))
		case link:
			fmt.Fprintf(w, "- [%s](<%s>)\n", reports.Markdown(b.text), b.href)
		case verbatim:
			fence := strings.Repeat("`", max(3, longestRun(b.lines)+1))
			fmt.Fprintf(w, "%stext\n", fence)
			for _, l := range b.lines {
				fmt.Fprintf(w, "%s\n", l)
			}
			fmt.Fprintf(w, "%s\n", fence)
		}
	}
	return w.Flush()
}

// longestRun is the length of the longest run of backticks: a fence around it must be longer.
func longestRun(lines []string) int {
	longest := 0
	for _, l := range lines {
		run := 0
		for i := range len(l) {
			if l[i] != '`' {
				run = 0
				continue
			}
			run++
			longest = max(longest, run)
		}
	}
	return longest
}

const style = `body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}pre{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #ccc;padding-left:1rem}@media print{body{max-width:none}}`

// html writes the page as one self-contained HTML file without scripts.
func (p *page) html(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<h1>%s</h1>\n", reports.HTML(p.title), style, reports.HTML(p.title))
	list := false
	for _, b := range p.blocks {
		isItem := b.kind == item || b.kind == link
		if isItem && !list {
			fmt.Fprintln(w, "<ul>")
		}
		if !isItem && list {
			fmt.Fprintln(w, "</ul>")
		}
		list = isItem
		switch b.kind {
		case heading:
			id := ""
			if b.id != "" {
				id = fmt.Sprintf(" id=\"%s\"", reports.HTML(b.id))
			}
			fmt.Fprintf(w, "<h%d%s>%s</h%d>\n", b.level, id, reports.HTML(b.text), b.level)
		case paragraph:
			fmt.Fprintf(w, "<p>%s</p>\n", reports.HTML(b.text))
		case item:
			fmt.Fprintf(w, "<li>%s</li>\n", reports.HTML(b.text))
		case link:
			fmt.Fprintf(w, "<li><a href=\"%s\">%s</a></li>\n", reports.HTML(b.href), reports.HTML(b.text))
		case verbatim:
			w.WriteString("<pre>")
			for _, l := range b.lines {
				fmt.Fprintf(w, "%s\n", reports.HTML(l))
			}
			fmt.Fprintln(w, "</pre>")
		}
	}
	if list {
		fmt.Fprintln(w, "</ul>")
	}
	fmt.Fprintln(w, "</body>\n</html>")
	return w.Flush()
}

// plain writes the page as plain text.
func (p *page) plain(out io.Writer) error {
	w := bufio.NewWriter(out)
	title := reports.Plain(p.title)
	fmt.Fprintf(w, "%s\n%s\n", title, strings.Repeat("=", min(len(title), 100)))
	list := false
	for _, b := range p.blocks {
		isItem := b.kind == item || b.kind == link
		if !isItem || !list {
			w.WriteByte('\n')
		}
		list = isItem
		switch b.kind {
		case heading:
			line := "-"
			if b.level == 2 {
				line = "="
			}
			text := reports.Plain(b.text)
			fmt.Fprintf(w, "%s\n%s\n", text, strings.Repeat(line, min(len(text), 100)))
		case paragraph:
			fmt.Fprintf(w, "%s\n", reports.Plain(b.text))
		case item, link:
			fmt.Fprintf(w, "  %s\n", reports.Plain(b.text))
		case verbatim:
			for _, l := range b.lines {
				if l == "" {
					fmt.Fprintln(w)
					continue
				}
				fmt.Fprintf(w, "    %s\n", l)
			}
		}
	}
	return w.Flush()
}
